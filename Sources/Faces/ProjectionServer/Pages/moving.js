// What is enlarged is moved by the hand: a mouse or a finger draws it, two fingers or a trackpad make it larger and smaller.
import { interval } from "./aim.js";
import { around, moved, scaled, whole } from "./areas.js";

/** A hand that moves less means a click. */
const slack = 6;

/**
 * @param stage shows the page
 * @param isFree whether the hand is not busy with pointing
 * @param area gives what is enlarged, or null
 * @param enlarge is called with an area, or null for the whole page
 */
export function moveByHand(stage, isFree, area, enlarge) {
  const { element } = stage;
  const fingers = new Map();
  /** Where the hand was when it began, or one finger came or went: {area, x, y, apart, at}. */
  let start = null;
  let hasMoved = false;
  let wasEnlarged = false;

  let [timer, last] = [0, 0];
  const later = (part) => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      last = performance.now();
      enlarge(part);
    }, Math.max(0, interval - (performance.now() - last)));
  };

  const middle = () => {
    const [a, b = a] = fingers.values();
    return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, apart: Math.hypot(a.x - b.x, a.y - b.y) };
  };
  const begin = () => {
    if (!fingers.size) return (start = null);
    const { x, y, apart } = middle();
    start = { area: area() ?? whole, x, y, apart, size: stage.size, at: stage.fraction(x, y, { clamped: true }) };
  };

  element.addEventListener("pointerdown", (event) => {
    if (!isFree()) wasEnlarged = false;
    if (!isFree() || fingers.size > 1 || (event.pointerType === "mouse" && event.button)) return;
    if (!fingers.size) [hasMoved, wasEnlarged] = [false, Boolean(area())];
    fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    begin();
  });
  addEventListener("pointermove", (event) => {
    if (!fingers.has(event.pointerId)) return;
    fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    const now = middle();
    const [x, y] = [now.x - start.x, now.y - start.y];
    // One finger over the whole page leafs.
    if (!start.at || (fingers.size < 2 && !area())) return;
    if (!hasMoved && fingers.size < 2 && Math.hypot(x, y) < slack) return;
    hasMoved = true;
    element.parentElement.classList.add("moving");
    const larger = fingers.size > 1 ? scaled(start.area, now.apart / start.apart, start.at) : start.area;
    // Further out than the whole page there is nothing.
    const times = larger ? start.area.w / larger.w : 1;
    later(larger && moved(larger, -x / start.size.width / times, -y / start.size.height / times));
  });
  for (const kind of ["pointerup", "pointercancel"]) {
    addEventListener(kind, (event) => {
      if (!fingers.delete(event.pointerId)) return;
      begin();
      if (!fingers.size) element.parentElement.classList.remove("moving");
    });
  }

  // A click on what is enlarged shows the whole page; the click that has enlarged it began before that.
  let wasWayBack = false;
  element.addEventListener("click", (event) => {
    if (event.detail === 1) wasWayBack = wasEnlarged;
    if (wasEnlarged && !hasMoved && isFree() && area()) enlarge(null);
  });
  element.addEventListener("dblclick", (event) => {
    const point = stage.fraction(event.clientX, event.clientY);
    if (isFree() && !wasWayBack && !area() && point) enlarge(around(point, 0.5));
  });
  // So a browser says that two fingers are drawn apart on a trackpad.
  element.addEventListener("wheel", (event) => {
    const point = stage.fraction(event.clientX, event.clientY);
    if (!event.ctrlKey || !isFree() || !point) return;
    event.preventDefault();
    enlarge(scaled(area() ?? whole, Math.exp(-event.deltaY / 200), point));
  }, { passive: false });

  /** Whether the hand that has just let go, or is on the page still, has moved it. */
  return { hasMoved: () => hasMoved || fingers.size > 1 };
}
