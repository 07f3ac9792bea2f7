// A finger drawn over the page leafs.

/** @param isMeant whether a touch that begins now is one @param leaf is given 1 for onward, −1 for back */
export function onSwipe(element, isMeant, leaf) {
  let start = null;
  element.addEventListener("pointerdown", (event) => {
    start = event.pointerType === "touch" && event.isPrimary && isMeant() ? event : null;
  });
  element.addEventListener("pointerup", (event) => {
    if (!start || !event.isPrimary) return;
    const [x, y] = [event.clientX - start.clientX, event.clientY - start.clientY];
    start = null;
    if (Math.abs(x) > 50 && Math.abs(x) > 2 * Math.abs(y)) leaf(x < 0 ? 1 : -1);
  });
  element.addEventListener("pointercancel", () => (start = null));
}
