// A screen that is looked at does not go dark; browsers allow that on https and localhost only. The lock ends whenever the
// window is hidden.
async function stayAwake() {
  if (document.visibilityState !== "visible") return;
  try {
    await navigator.wakeLock?.request("screen");
  } catch {
    // Without it the device's own setting counts.
  }
}

export function keepAwake() {
  stayAwake();
  document.addEventListener("visibilitychange", stayAwake);
}
