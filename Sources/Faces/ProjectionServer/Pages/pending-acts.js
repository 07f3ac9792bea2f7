// What a console has asked for and not yet heard back, so that it shows at once what an act will bring.

export class PendingActs {
  #pending = {};
  /** The revision from which the state says all of it itself. */
  #until = Infinity;
  #underWay = 0;

  /** Whether an answer is awaited. */
  get isWaiting() {
    return this.#underWay > 0;
  }

  /** A state with what was asked for put over it. */
  over(live) {
    return { ...live, ...this.#pending };
  }

  /** An act is sent. @param expected what it is to bring: members of a state */
  asked(expected) {
    Object.assign(this.#pending, expected);
    this.#underWay++;
  }

  /** An act has its answer, whatever that is. */
  answered() {
    this.#underWay--;
  }

  /** An act was done. @param revision the first that shows it */
  granted(revision) {
    this.#until = revision;
  }

  /** Only when the last of several acts has been heard of does the state know them all. */
  dropFulfilled(revision) {
    if (!this.#underWay && revision >= this.#until) this.drop();
  }

  /** One was refused: it is the state that counts. */
  drop() {
    [this.#pending, this.#until] = [{}, Infinity];
  }
}

/** Whether a state shows what an act was to bring. */
export const isDone = (expected, live) =>
  Object.keys(expected).length > 0 && Object.entries(expected).every(([name, value]) => alike(live?.[name], value));

/** Whether two values of a state say the same. */
const alike = (a, b) =>
  a === b ||
  (Boolean(a && b) && typeof a === "object" && Object.keys(a).length === Object.keys(b).length &&
    Object.keys(a).every((name) => alike(a[name], b[name])));
