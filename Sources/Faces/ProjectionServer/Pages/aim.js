// Pointer, spotlight and zoom: what mouse, pen or finger do over the page, or over that which stands beside it.
import { around, isOver } from "./areas.js";
import { find, setText } from "./room.js";
import { say } from "./words.js";

/** What this hand does; the pen is another matter. */
const aims = ["pointer", "spotlight", "zoom"];

/** Twenty a second look smooth, since the screens glide from one to the next. */
export const interval = 50;

export class Aim {
  /** null, "pointer", "spotlight", "zoom", "pen" or "marker" */
  mode = null;
  #stages;
  #send;
  #radius = 0.12;
  #corner = null;
  #frame = document.createElement("div");
  #last = 0;
  #timer;

  /** @param stages of the page that is up and of that beside it @param send is given an act, and whether it is of the page beside */
  constructor(stages, send) {
    this.#stages = stages;
    this.#send = send;
    this.#frame.className = "frame";
    this.#frame.hidden = true;
    for (const stage of stages) this.#listenTo(stage);
  }

  #listenTo(stage) {
    const { element } = stage;
    element.addEventListener("pointerdown", (event) => this.#down(event, stage));
    element.addEventListener("pointermove", (event) => this.#move(event));
    element.addEventListener("pointerup", (event) => this.#up(event));
    element.addEventListener("pointercancel", () => {
      this.#dropFrame();
      this.#off();
    });
    // Over to the other page it goes on there.
    const isOther = (to) => this.#stages.some((each) => to && each.element.contains(to));
    element.addEventListener("pointerleave", (event) => event.pointerType === "mouse" && !isOther(event.relatedTarget) && this.#off());
    element.addEventListener("wheel", (event) => this.#wheel(event), { passive: false });
  }

  choose(mode) {
    if (mode === this.mode) mode = null;
    this.#off();
    this.#dropFrame();
    this.mode = mode;
    for (const { element } of this.#stages) element.dataset.mode = mode ?? "";
    for (const name of aims) find(name).setAttribute("aria-pressed", String(mode === name));
    const pointing = matchMedia("(pointer: coarse)").matches ? say("fingerHint") : say("aimHint");
    const isAim = aims.includes(mode);
    setText(find("hint").firstElementChild, !isAim ? "" : mode === "zoom" ? say("zoomHint") : pointing);
    find("hint").hidden = !isAim;
    this.#stages[0].element.dispatchEvent(new CustomEvent("aim", { detail: mode }));
  }

  #down(event, stage) {
    if (!aims.includes(this.mode) || !event.isPrimary) return;
    event.preventDefault();
    stage.element.setPointerCapture(event.pointerId);
    if (this.mode === "zoom") this.#corner = { stage, x: event.clientX, y: event.clientY };
    else this.#point(event);
  }

  #move(event) {
    if (!event.isPrimary) return;
    if (this.#corner) this.#drawFrame(event);
    else if (this.mode === "pointer" || this.mode === "spotlight") this.#point(event);
  }

  #up(event) {
    if (this.#corner) this.#zoomTo(event);
    else if (event.pointerType !== "mouse" && this.mode) this.#off();
  }

  #point(event) {
    const stage = this.#stages.find(({ element }) => isOver(element, event));
    const at = stage?.fraction(event.clientX, event.clientY);
    if (!at || !stage.page) return this.#off();
    const light = this.mode === "spotlight" ? { r: this.#radius } : {};
    const { material, version, page } = stage.page;
    this.#later({ act: this.mode, ...at, ...light, version: [material, version], page }, stage !== this.#stages[0]);
  }

  #wheel(event) {
    if (this.mode !== "spotlight") return;
    event.preventDefault();
    this.#radius = Math.min(0.5, Math.max(0.03, this.#radius * Math.exp(-event.deltaY / 600)));
    this.#point(event);
  }

  #later(act, isBeside) {
    clearTimeout(this.#timer);
    const wait = interval - (performance.now() - this.#last);
    this.#timer = setTimeout(() => {
      this.#last = performance.now();
      this.#on = true;
      this.#send(act, isBeside);
    }, Math.max(0, wait));
  }

  #on = false;
  #off() {
    clearTimeout(this.#timer);
    if (this.#on) this.#send({ act: this.mode, off: true });
    this.#on = false;
  }

  #drawFrame(event) {
    const { stage: { element }, x, y } = this.#corner;
    const box = element.getBoundingClientRect();
    element.append(this.#frame);
    Object.assign(this.#frame.style, {
      left: `${Math.min(x, event.clientX) - box.left}px`, top: `${Math.min(y, event.clientY) - box.top}px`,
      width: `${Math.abs(event.clientX - x)}px`, height: `${Math.abs(event.clientY - y)}px`,
    });
    this.#frame.hidden = false;
  }

  #dropFrame() {
    this.#corner = null;
    this.#frame.hidden = true;
  }

  #zoomTo(event) {
    const { stage, x, y } = this.#corner;
    const from = stage.fraction(x, y, { clamped: true });
    const to = stage.fraction(event.clientX, event.clientY, { clamped: true });
    this.#dropFrame();
    if (!from || !to) return;
    const [w, h] = [Math.abs(to.x - from.x), Math.abs(to.y - from.y)];
    if (Math.hypot(event.clientX - x, event.clientY - y) < 6) this.#send({ act: "zoom", ...around(from, 0.5) });
    else if (w < 0.04 || h < 0.04) return;
    else this.#send({ act: "zoom", x: Math.min(from.x, to.x), y: Math.min(from.y, to.y), w, h });
    this.choose(null);
  }
}
