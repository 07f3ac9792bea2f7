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
    return answer.replaced ? answer.body : this.take(answer, expected);
  }

  /** What an act that changes nothing asks for, which may have to be made first. @param isWanted whether somebody still waits @param waits is called while it is being made. Gives the answer, or null where nobody waits for it */
  async ask(act, isWanted, waits) {
    while (this.live && isWanted()) {
      const answer = await this.#acts.beside(act);
      if (!this.live || !isWanted()) return null;
      if (answer.status !== 202) return answer;
      waits();
      await new Promise((resolve) => setTimeout(resolve, retry));
    }
    return null;
  }

  /** A page of another briefing goes up that was looked at before. @param page as `preview` has told it: that it is hidden, too */
  borrow({ material, version, page, hidden, file }) {
    return this.wait(file, { act: "borrow", version: [material, version], page, hiddenToo: hidden });
  }

  /** Asks until it is done for what may have to be made first. @param name says what that is */
  async wait(name, act) {
    this.forgive();
    const mine = (this.#borrowing = { name, waits: false });
    while (mine === this.#borrowing && this.live) {
      const answer = await this.#acts.beside(act);
      if (mine !== this.#borrowing) return;
      if (answer.status !== 202) {
        this.#borrowing = null;
        this.take(answer);
        return;
      }
      mine.waits = true;
      if (this.live) this.#on.changed();
      await new Promise((resolve) => setTimeout(resolve, retry));
    }
  }

  /** Takes an answer; `expected` is what the act was to bring. */
  take({ status, body }, expected = {}) {
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
      if (!isDone(expected, live)) [this.failure, this.#unheard] = [this.reasonOf({ status }), expected];
    } else this.failure = this.reasonOf({ status, body });
    this.#on.changed();
    return null;
  }

  /** Why there is another answer than was asked for, in words. */
  reasonOf({ status, body }) {
    if (status === 0) return say("notSent");
    if (toldAsTheyAre.includes(body.error)) return meaning(body.error);
    return status === 507 ? say("diskFull") : say("refused", meaning(body.error) ?? body.message ?? body.error ?? status);
  }
}
