// What a browser remembers, where it may: in closed offices that can be forbidden, and the pages work all the same.

function shelf(name) {
  try {
    return globalThis[name];
  } catch {
    return null;
  }
}

function memory(storage) {
  return {
    get: (key) => storage?.getItem(key) ?? null,
    /** Gives whether it is kept: where there is no room, it is forgotten at the next visit. */
    set(key, value) {
      try {
        storage?.setItem(key, value);
        return Boolean(storage);
      } catch {
        return false;
      }
    },
    remove: (key) => storage?.removeItem(key),
    keys: () => Object.keys(storage ?? {}),
  };
}

/** Of this tab, over a reload: on a shared PC the next one must not drive under the name of the last. */
export const tab = memory(shelf("sessionStorage"));
/** Of this browser. */
export const browser = memory(shelf("localStorage"));
