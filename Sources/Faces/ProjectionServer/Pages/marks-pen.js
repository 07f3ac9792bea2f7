// The pen of somebody who follows: what their hand draws over a page is theirs alone.
import { breadthOn, flat, followHand, isPen, longest, simplified } from "./hand.js";
import { limits } from "./marks.js";
import { disable, find, setText } from "./room.js";
import { keyOf } from "./stage.js";
import { Strokes, steps } from "./strokes.js";
import { meaning } from "./words.js";

/** So near, in pixels of the window, a hand that rubs out has to come to a line. */
const reach = 10;
const tools = { "pick-pen": "pen", "pick-marker": "marker", "pick-rub": "rub" };
const countOf = (strokes) => strokes.reduce((sum, { points }) => sum + points.length / 2, 0);

/** How far a point is from the way between two others; all are [x, y]. */
function distance([x, y], [ax, ay], [bx, by]) {
  const [dx, dy] = [bx - ax, by - ay];
  const part = Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(ax + part * dx - x, ay + part * dy - y);
}

/** Whether a stroke comes near a point [x, y], in steps of the picture. @param size the page's, in pixels of the window */
function isNear({ points, width }, at, size) {
  const place = (x, y) => [(x / steps) * size.width, (y / steps) * size.height];
  const [here, far] = [place(...at), reach + ((width / steps) * size.width) / 2];
  let last = place(points[0], points[1]);
  for (let index = 0; index < points.length; index += 2) {
    const next = place(points[index], points[index + 1]);
    if (distance(here, last, next) <= far) return true;
    last = next;
  }
  return false;
}

/** A hand may be quick: the points between two, no further apart than it reaches. */
function between(from, to) {
  const count = Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / reach) || 1;
  const part = (a, b, index) => a + ((b - a) * (index + 1)) / count;
  return Array.from({ length: count }, (_, index) => [part(from.at[0], to.at[0], index), part(from.at[1], to.at[1], index)]);
}

export class MarksPen {
  /** null, "pen", "marker" or "rub" */
  mode = null;
  #stages;
  #marks;
  #on;
  /** What a hand does now: {stage, facts, key, points, before, …}. */
  #stroke = null;
  #layers;
  #forgetStylus;

  /** @param on `facts(stage)` gives what is to be known of the page there, or null where it is not to be drawn on */
  constructor(stages, marks, on) {
    [this.#stages, this.#marks, this.#on] = [stages, marks, on];
    this.#layers = stages.map((stage) => {
      const strokes = new Strokes(stage, "mine");
      strokes.withOwn(() => this.#drawnOn(stage.element.dataset.shown));
      return strokes;
    });
    this.#forgetStylus = followHand(stages, {
      isMeant: () => Boolean(this.mode && !this.#stroke),
      begin: (point, stage) => this.#begin(stage, point),
      move: (points) => this.#move(points),
      end: (isCancelled) => this.#end(isCancelled),
    });
    marks.addEventListener("change", () => this.draw());
    for (const [id, mode] of Object.entries(tools)) find(id).addEventListener("click", () => this.choose(this.mode === mode ? null : mode));
    find("undo-stroke").addEventListener("click", () => this.undo());
    document.addEventListener("keydown", (event) => {
      const isUndo = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === "z";
      if (!isUndo || !this.isOpen || document.querySelector("dialog[open]")) return;
      event.preventDefault();
      this.undo();
    });
  }

  get isOpen() {
    return find("pens").isConnected && !find("pens").hidden;
  }

  /** Shows the tools, with the pen in the hand, or puts all of them away. */
  open(isOpen) {
    find("pens").hidden = !isOpen;
    find("marks").setAttribute("aria-expanded", String(isOpen));
    this.choose(isOpen ? "pen" : null);
  }

  choose(mode) {
    this.#end();
    this.mode = mode;
    if (!isPen(mode)) this.#forgetStylus();
    for (const stage of this.#stages) stage.element.dataset.mode = mode ?? "";
    for (const [id, each] of Object.entries(tools)) find(id).setAttribute("aria-pressed", String(mode === each));
    this.#say("");
  }

  /** After the page has turned, or what is on it has changed. */
  draw() {
    for (const layer of this.#layers) layer.draw();
    if (find("undo-stroke")) disable(find("undo-stroke"), !this.#undoable());
  }

  undo() {
    this.#end();
    const facts = this.#undoable();
    if (facts) this.#marks.undo(facts);
    this.#say("");
  }

  /** The page that was drawn on last, where it is seen. */
  #undoable() {
    const seen = this.#stages.map((stage) => this.#on.facts(stage)).filter(Boolean);
    const drawn = seen.filter(({ page }) => this.#marks.canUndo(keyOf(page)));
    return drawn.find(({ page }) => keyOf(page) === this.#last) ?? drawn[0];
  }
  #last = "";

  #say(text) {
    setText(find("pens-status"), text);
  }

  #drawnOn(key) {
    const now = this.#stroke?.pen && this.#stroke.key === key ? [this.#stroke] : [];
    return [...this.#marks.strokesOn(key).map((each) => ({ ...each, key })), ...now.map((each) => ({ ...each, points: flat(each.points) }))];
  }

  #begin(stage, point) {
    const facts = this.#on.facts(stage);
    if (!facts) return false;
    const key = keyOf(facts.page);
    const before = this.#marks.strokesOn(key);
    this.#say("");
    if (this.mode === "rub") {
      this.#stroke = { stage, facts, key, before, points: [point] };
      this.#rub([point]);
      return true;
    }
    if (this.#isFull(key)) return false;
    const number = crypto.getRandomValues(new Uint32Array(1))[0];
    this.#stroke = { stage, facts, key, before, number, pen: this.mode, width: breadthOn(stage, this.mode), points: [point] };
    this.draw();
    return true;
  }

  /** And says so. */
  #isFull(key) {
    const strokes = this.#marks.strokesOn(key);
    const isFull = strokes.length >= limits.strokes || countOf(strokes) >= limits.points;
    if (isFull) this.#say(meaning("tooManyStrokes"));
    return isFull;
  }

  #move(points) {
    const stroke = this.#stroke;
    if (!stroke) return;
    if (stroke.stage.element.dataset.shown !== stroke.key) return this.#end();
    if (!stroke.pen) return this.#rub(points);
    stroke.points.push(...points);
    // One that goes on for long is another one.
    if (stroke.points.length > longest) {
      this.#end();
      if (!this.#begin(stroke.stage, stroke.points.at(-1))) return;
    }
    this.draw();
  }

  #rub(points) {
    const { stage, facts, key } = this.#stroke;
    const strokes = this.#marks.strokesOn(key);
    const ways = points.flatMap((point, index) => between(points[index - 1] ?? this.#stroke.points.at(-1), point));
    this.#stroke.points = [points.at(-1) ?? this.#stroke.points.at(-1)];
    const left = strokes.filter((stroke) => !ways.some((at) => isNear(stroke, at, stage.size)));
    if (left.length < strokes.length) this.#marks.rub(facts, left);
  }

  /** Two fingers that make the page larger begin as one: that has drawn nothing. */
  #end(isCancelled = false) {
    const stroke = this.#stroke;
    this.#stroke = null;
    if (!stroke) return;
    const { facts, key, before, number, pen, width } = stroke;
    this.#last = key;
    const now = this.#marks.strokesOn(key);
    if (!pen) {
      if (now.length < before.length) this.#marks.draw(facts, now, before);
    } else if (!isCancelled) {
      const room = limits.points - countOf(now);
      const points = simplified(stroke.points);
      this.#marks.draw(facts, [...now, { number, pen, width, points: flat(points.slice(0, room)) }]);
      if (points.length > room) this.#say(meaning("tooManyStrokes"));
    }
    this.draw();
  }
}
