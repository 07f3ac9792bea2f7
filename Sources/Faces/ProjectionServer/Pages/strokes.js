// What is drawn by hand over a page: the room's stream tells of it, and it lies over the picture.
import { keyOf } from "./stage.js";

/** A picture is so many steps wide, and so many high. */
export const steps = 65_535;

const svg = (name, attributes = {}) => {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
};

const layer = (name, owner) => svg("svg", { class: `${name} ${owner}`.trim(), preserveAspectRatio: "none" });

/** A line through points, x and y in turn, with its corners rounded off. @param high the picture's height, as a part of its width @param round how far from a corner it leaves the straight way */
export function lineThrough(points, high, round) {
  const at = (index) => [points[2 * index], Math.round(points[2 * index + 1] * high)];
  /** From a corner towards another point, and no further than half the way. */
  const beside = ([x, y], [toX, toY]) => {
    const part = Math.min(0.5, round / Math.hypot(toX - x, toY - y));
    return [Math.round(x + part * (toX - x)), Math.round(y + part * (toY - y))];
  };
  const last = points.length / 2 - 1;
  let line = `M${at(0)}`;
  for (let index = 1; index < last; index++) {
    const corner = at(index);
    line += `L${beside(corner, at(index - 1))}Q${corner} ${beside(corner, at(index + 1))}`;
  }
  return `${line}L${at(last)}`;
}

/** Whether two strokes are one, in whole or in part. */
export const isSame = (a, b) => a.number === b.number && a.pen === b.pen;

export class Strokes {
  #stage;
  /** What the stream has told, by pages: of the page that is seen, and of that which was told of last. */
  #pages = new Map();
  /** What a hand draws here. */
  #own = () => [];
  #layers;
  /** What is drawn, by stroke: its elements, and how it was when they were made. */
  #drawn = new Map();

  /** @param owner a class for the look of what is drawn */
  constructor(stage, owner = "") {
    this.#stage = stage;
    this.#layers = { marker: layer("marker", owner), pen: layer("pen", owner) };
    stage.over.append(...Object.values(this.#layers));
    stage.element.addEventListener("turned", () => this.draw());
  }

  /** @param own gives what a hand draws here and the stream has not told yet: strokes with the `key` of their page */
  withOwn(own) {
    this.#own = own;
  }

  /** What is known of a page. */
  on(key) {
    return this.#pages.get(key) ?? [];
  }

  /** Takes an event: the first `kept` strokes stay, the last of these goes on by `more`, and `strokes` follow. */
  hear({ page, kept, more, strokes }) {
    const key = keyOf(page);
    const stay = this.on(key).slice(0, kept);
    if (more.length && stay.length) stay.push({ ...stay.at(-1), points: [...stay.pop().points, ...more] });
    for (const other of this.#pages.keys()) if (other !== this.#stage.element.dataset.shown) this.#pages.delete(other);
    this.#pages.set(key, [...stay, ...strokes]);
    this.draw();
  }

  forget() {
    this.#pages.clear();
    this.draw();
  }

  /** Shows what belongs to the page that is seen. */
  draw() {
    const { shown } = this.#stage.element.dataset;
    const own = this.#own().filter(({ key }) => key === shown);
    const all = shown ? [...this.on(shown).filter((stroke) => !own.some((mine) => isSame(mine, stroke))), ...own] : [];
    const picture = this.#stage.element.querySelector(".sheet img");
    const high = picture ? picture.naturalHeight / picture.naturalWidth : 1;
    const before = this.#drawn;
    this.#drawn = new Map();
    for (const { number, pen, width, points } of all) {
      const name = `${pen} ${number}`;
      const { lines, as } = before.get(name) ?? { lines: this.#linesOf(pen, width) };
      const now = `${points.length} ${high} ${points.slice(-2)}`;
      if (as !== now) for (const each of lines) each.setAttribute("d", lineThrough(points, high, 3 * width));
      this.#drawn.set(name, { lines, as: now });
      before.delete(name);
    }
    for (const { lines } of before.values()) for (const line of lines) line.remove();
    for (const each of Object.values(this.#layers)) {
      each.setAttribute("viewBox", `0 0 ${steps} ${Math.round(steps * high)}`);
      each.toggleAttribute("hidden", !each.firstChild);
    }
  }

  /** A pen's line has a light edge, so that it is seen on dark ground. */
  #linesOf(pen, width) {
    const edge = pen === "pen" ? [svg("path", { class: "edge", "stroke-width": width * 1.7 })] : [];
    const lines = [...edge, svg("path", { "stroke-width": width })];
    this.#layers[pen].append(...lines);
    return lines;
  }
}
