// A hand that draws over a page's picture: where it goes, and how broad its lines are.
import { steps } from "./strokes.js";

/** After so many points a stroke is another one; the room takes 2,000. */
export const longest = 1_500;
/** So far, in pixels of the window, a line may lie beside where the hand was. */
const tolerance = 0.6;
/** The parts of what is seen of a page, by its shorter side, that lines are broad. */
const breadth = { pen: 0.005, marker: 0.03 };

export const isPen = (mode) => mode in breadth;

/** How broad a line is that is begun now, in steps of the picture's width. */
export function breadthOn(stage, pen) {
  const { width, height } = stage.size;
  const seen = Math.min(width, height, stage.element.clientWidth, stage.element.clientHeight);
  return Math.max(1, Math.round((steps * breadth[pen] * seen) / width));
}

/** The points of a line without those that it goes by all the same. The first and the last stay. */
export function simplified(points) {
  if (points.length < 3) return points;
  const [first, last] = [points[0], points.at(-1)];
  const [x, y] = [last.x - first.x, last.y - first.y];
  const length = Math.hypot(x, y);
  let [farthest, most] = [0, tolerance];
  for (let index = 1; index < points.length - 1; index++) {
    const [dx, dy] = [points[index].x - first.x, points[index].y - first.y];
    const off = length ? Math.abs(dx * y - dy * x) / length : Math.hypot(dx, dy);
    if (off > most) [farthest, most] = [index, off];
  }
  if (!farthest) return [first, last];
  return [...simplified(points.slice(0, farthest + 1)), ...simplified(points.slice(farthest)).slice(1)];
}

/** x and y in turn, in steps of the picture. */
export const flat = (points) => points.flatMap((point) => point.at);

/**
 * Tells of a hand on one of several pages. Its points are {x, y, at}: in the window, and [x, y] in steps of the picture.
 * @param on `begin(point, stage)` gives whether the hand draws; `move(points)` and `end(isCancelled)` follow where it does
 * Gives what forgets that there is a stylus, so that fingers draw again.
 */
export function followHand(stages, on) {
  /** The one that draws: {id, stage} of where it began. */
  let hand = null;
  let hasStylus = false;
  const isHand = (stage, { pointerId }) => hand?.stage === stage && hand.id === pointerId;
  const pointOf = (stage, { clientX: x, clientY: y }, where = {}) => {
    const at = stage.fraction(x, y, where);
    return at && { x, y, at: [Math.round(at.x * steps), Math.round(at.y * steps)] };
  };
  function listenTo(stage) {
    const { element } = stage;
    element.addEventListener("pointerdown", (event) => {
      if (!event.isPrimary || event.button || !on.isMeant()) return;
      if (event.pointerType === "pen") hasStylus = true;
      // The ball of the hand that holds a stylus.
      if (event.pointerType === "touch" && hasStylus) return;
      const point = pointOf(stage, event);
      if (!point || !on.begin(point, stage)) return;
      event.preventDefault();
      element.setPointerCapture(event.pointerId);
      hand = { id: event.pointerId, stage };
    });
    element.addEventListener("pointermove", (event) => {
      if (!isHand(stage, event)) return;
      const moves = event.getCoalescedEvents?.() ?? [];
      const points = (moves.length ? moves : [event]).map((move) => pointOf(stage, move, { clamped: true }));
      on.move(points.filter(Boolean));
    });
    for (const kind of ["pointerup", "pointercancel"]) {
      element.addEventListener(kind, (event) => {
        if (!isHand(stage, event)) return;
        hand = null;
        on.end(kind === "pointercancel");
      });
    }
  }
  stages.forEach(listenTo);
  return () => (hasStylus = false);
}
