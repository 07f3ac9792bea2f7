// The page that stands beside the one that is up, and what two versions of a page differ in.
import { differences } from "./differences.js";
import { neighbours, nameOf, setText } from "./room.js";
import { Stage, keyOf } from "./stage.js";
import { Strokes } from "./strokes.js";
import { say } from "./words.js";

export class Pair {
  #main;
  #beside;
  #base;
  #room = null;
  #live = null;
  #wanted = null;
  /** Of the two versions that are shown: {of, areas}; areas are null where nothing can be said. */
  #found = null;
  #captions = new Map();
  /** What is drawn over the page beside. */
  strokes;

  /** @param main the stage of the page that is up; beside it is the place for the other one @param describe as the stage's */
  constructor(main, element, base, describe) {
    this.#main = main;
    this.#base = base;
    this.#beside = new Stage(element, base, describe ?? ((page) => ({ alt: nameOf(this.#live, page) })));
    this.strokes = new Strokes(this.#beside);
    this.#room = element.parentElement;
    for (const stage of this.stages) {
      const caption = document.createElement("p");
      caption.className = "caption";
      stage.element.append(caption);
      this.#captions.set(stage, caption);
      stage.element.addEventListener("turned", () => this.#mark());
      // A finer picture takes the place of a coarse one, and what lay over that goes with it.
      new MutationObserver(() => this.#frame(stage)).observe(stage.element.querySelector(".sheet"), { childList: true });
    }
    element.addEventListener("late", () => this.#beside.clear());
  }

  /** Shows a page beside, or null for none. @param page is the one that is up @param look as the main stage's */
  show(live, page, beside, { zoom, black, white, pointerBeside: pointer, spotlightBeside: spotlight } = {}) {
    this.#live = live;
    const isPair = Boolean(page && beside);
    this.#room.classList.toggle("paired", isPair);
    this.#room.classList.toggle("former", isPair && beside.kind === "former");
    this.#beside.element.hidden = !isPair;
    this.#beside.show(isPair ? beside : null, isPair ? { zoom, black, white, pointer, spotlight } : {});
    if (isPair && beside.kind === "spread") this.#beside.prefetch(neighbours(live, beside));
    this.#compare(isPair && beside.kind === "former" ? [page, beside] : null);
  }

  /** Whether a page stands beside as it is wanted. */
  shows(beside) {
    return keyOf(beside) === (this.#beside.element.dataset.shown ?? "");
  }

  /** Of both pages, first of the one that is up. */
  get stages() {
    return [this.#main, this.#beside];
  }

  get element() {
    return this.#beside.element;
  }

  forget() {
    this.show(null, null, null);
    this.#beside.forget();
    this.strokes.forget();
  }

  async #compare(pages) {
    const of = pages ? pages.map(keyOf).join(" ") : null;
    if (of === this.#wanted) return;
    this.#wanted = of;
    this.#found = null;
    this.#mark();
    if (!pages) return;
    let areas = null;
    try {
      areas = await differences(this.#base, ...pages);
    } catch {
      // Two pages stand there all the same.
    }
    if (of !== this.#wanted) return;
    this.#found = { of, areas, versions: pages.map((page) => page.version) };
    this.#mark();
  }

  /** Frames and captions, once both pages are up. */
  #mark() {
    const shown = this.stages.map((stage) => stage.element.dataset.shown ?? "").join(" ");
    const found = shown === this.#wanted ? this.#found : null;
    for (const [index, stage] of this.stages.entries()) {
      const version = found && say(index ? "formerVersion" : "presentVersion", found.versions[index]);
      setText(this.#captions.get(stage), [version, !index && found ? said(found.areas) : ""].filter(Boolean).join("　"));
      this.#frame(stage, found);
    }
  }

  #frame(stage, found = this.#isMarked ? this.#found : null) {
    const sheet = stage.element.querySelector(".sheet");
    const areas = found?.areas?.places[stage === this.#main ? 0 : 1] ?? [];
    const before = sheet.querySelector(".changes");
    if (before?.dataset.of === found?.of && Boolean(before) === areas.length > 0) return;
    before?.remove();
    if (!areas.length || !sheet.firstChild) return;
    const frames = document.createElement("div");
    frames.className = "changes";
    frames.dataset.of = found.of;
    for (const { x, y, w, h } of areas) {
      const frame = document.createElement("i");
      Object.assign(frame.style, { left: `${x * 100}%`, top: `${y * 100}%`, width: `${w * 100}%`, height: `${h * 100}%` });
      frames.append(frame);
    }
    sheet.append(frames);
  }

  get #isMarked() {
    return this.stages.map((stage) => stage.element.dataset.shown ?? "").join(" ") === this.#found?.of;
  }
}

function said(areas) {
  if (!areas) return "";
  if (!areas.isAlike) return say("changesAll");
  return say(["changesNone", "changesOne"][areas.count] ?? "changes", areas.count);
}
