// The state of a console: what it has heard of the room, what it asks for, what went wrong.
import { Acts } from "./acts.js";
import { PendingActs, isDone } from "./pending-acts.js";
import { keyOf } from "./stage.js";
import { meaning, say } from "./words.js";

const retry = 500;
/** What a hand does over the page takes back nothing that was asked for. */
const passing = ["pointer", "spotlight", "stroke", "undoStroke", "eraseStrokes"];
/** Why an act was refused, where that is all there is to say. */
const toldAsTheyAre = ["noSuchPage", "hiddenPage", "undrawn", "noSuchFollower", "noFormerVersion", "ofThisBriefingAlone", "tooManyStrokes"];

export class ConsoleState {
  /** The room's state as last heard; null before the first and after the end. */
  live = null;
  /** What went wrong last, in words, or null. */
  failure = null;
  #revision = 0;
  #pending = new PendingActs();
  /** What an act was to bring that no answer came to: it may have been done all the same. */
  #unheard = null;
  /** The page of another briefing that is being prepared: {name, waits}, or null. */
  #borrowing = null;
  /** The hidden page that was asked for: asked for again while that is told, it goes up. */
  #hidden = null;
  #acts;
  #on;

  /** @param on `changed()` when there is something else to be seen; `refused()` before that, where `failure` or the state says why an act was refused */
  constructor(base, on) {
    this.#acts = new Acts(base);
    this.#on = on;
  }

  /** What is on, with what was asked for put over it. */
  get seen() {
    return this.#pending.over(this.live);
  }

  /** Whether something is under way that a page loaded anew would not know of. */
  get isBusy() {
    return this.#pending.isWaiting || this.isBorrowing;
  }

  get isBorrowing() {
    return Boolean(this.#borrowing);
  }

  /** The name of what is being prepared and not there yet, or null. */
  get awaited() {
    return this.#borrowing?.waits ? this.#borrowing.name : null;
  }

  /** Takes a state. */
  hear({ live, revision }) {
    // A key for this briefing alone leafs through nothing of another.
    for (const material of live?.materials ?? []) material.limited = !live.library && material.borrowed;
    this.live = live;
    this.#revision = revision;
    this.#pending.dropFulfilled(revision);
    if (this.#unheard && isDone(this.#unheard, live)) this.forgive();
  }

  forgive() {
    [this.failure, this.#unheard, this.#hidden] = [null, null, null];
  }

  /** What was asked for is not done. @param code says why */
  refuse(code) {
    this.forgive();
    this.failure = meaning(code);
    this.#on.changed();
  }

  /** Whether a hidden page is asked for again; the first time it is told what it is. */
  insists(page) {
    const again = this.#hidden === keyOf(page);
    if (!again) this.refuse("hiddenPage");
    this.#hidden = keyOf(page);
    return again;
  }

  /** Does an act: shows at once what it will bring, and takes that back if it was refused. Gives the answer's body or null. */
  async perform(act, expected = {}) {
    if (!this.live) return null;
    this.forgive();
    if (!passing.includes(act.act)) this.#borrowing = null;
    this.#pending.asked(expected);
    this.#on.changed();
    const answer = await this.#acts.send(act);
    this.#pending.answered();
    return answer.replaced ? answer.body : this.#take(answer, expected);
  }

  /** A page of another briefing goes up as soon as it is made, unless the driver does something else before. */
  async borrow(hit, words) {
    const hiddenToo = this.#hidden === keyOf(hit);
    const refused = await this.wait(hit.file, { act: "borrow", version: [hit.material, hit.version], page: hit.page, section: hit.section, q: words, hiddenToo });
    if (refused === "hiddenPage") this.#hidden = keyOf(hit);
  }

  /** Asks until it is done for what may have to be made first. @param name says what that is. Gives the code of what was refused */
  async wait(name, act) {
    this.forgive();
    const mine = (this.#borrowing = { name, waits: false });
    while (mine === this.#borrowing && this.live) {
      const answer = await this.#acts.beside(act);
      if (mine !== this.#borrowing) return null;
      if (answer.status !== 202) {
        this.#borrowing = null;
        this.#take(answer);
        return answer.body.error ?? null;
      }
      mine.waits = true;
      if (this.live) this.#on.changed();
      await new Promise((resolve) => setTimeout(resolve, retry));
    }
    return null;
  }

  /** Takes an answer; `expected` is what the act was to bring. */
  #take({ status, body }, expected = {}) {
    if (status === 200) {
      this.#pending.granted(body.revision ?? 0);
      this.#pending.dropFulfilled(this.#revision);
      if (this.live) this.#on.changed();
      return body;
    }
    this.#pending.drop();
    if (!this.live) return null;
    // The page that was drawn on has been replaced: there is nothing to be said of it.
    if (body.error === "tooLate") {
      this.#on.changed();
      return null;
    }
    this.#on.refused();
    const { live } = this;
    if (status === 409 && body.error === "held") this.live = { ...live, held: true, holder: false, driver: body.by ?? live.driver };
    else if (status === 409 && body.error === "handedOver") this.live = { ...live, mine: false, handedTo: body.to ?? live.handedTo };
    else if (status === 0) {
      if (!isDone(expected, live)) [this.failure, this.#unheard] = [say("notSent"), expected];
    } else if (toldAsTheyAre.includes(body.error)) this.failure = meaning(body.error);
    else if (status === 507) this.failure = say("diskFull");
    else this.failure = say("refused", meaning(body.error) ?? body.message ?? body.error ?? status);
    this.#on.changed();
    return null;
  }
}
