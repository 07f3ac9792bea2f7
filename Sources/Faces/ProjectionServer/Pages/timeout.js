// Browsers older than 2022 have no AbortSignal.timeout.
/** A signal that ends a request after so many milliseconds. */
export function within(time) {
  if (AbortSignal.timeout) return AbortSignal.timeout(time);
  const control = new AbortController();
  setTimeout(() => control.abort(), time);
  return control.signal;
}
