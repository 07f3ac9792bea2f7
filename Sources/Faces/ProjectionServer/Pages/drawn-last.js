// On which of two pages something was drawn last: there it is taken back.

/** So far back. */
const remembered = 500;

export class DrawnLast {
  /** What was done, the first first: {key, isErasure}. */
  #done = [];

  /** A stroke was drawn on a page. */
  draw(key) {
    // What was erased before does not come back any more.
    if (this.#done.some((each) => each.key === key && each.isErasure)) this.#done = this.#done.filter((each) => each.key !== key);
    this.#note({ key, isErasure: false });
  }

  /** Where an undo belongs, which is done then. @param keys of the pages that are seen @param has whether something is drawn on a page */
  undo(keys, has) {
    const index = this.#done.findLastIndex(({ key, isErasure }) => keys.includes(key) && (isErasure || has(key)));
    // Another console may have drawn.
    if (index < 0) return keys.find(has) ?? keys[0];
    return this.#done.splice(index, 1)[0].key;
  }

  /** What is to be erased, which is done then: of two pages the one that was drawn on last, as long as it has something. */
  erase(keys, has) {
    // One that was erased a moment ago may have something until the room has told of it.
    const isErased = (wanted) => this.#done.findLast(({ key }) => key === wanted)?.isErasure;
    const left = keys.filter((key) => has(key) && !isErased(key));
    const last = this.#done.findLast(({ key }) => left.includes(key))?.key ?? left[0] ?? keys.find(has);
    if (last) this.#note({ key: last, isErasure: true });
    return last ?? keys[0];
  }

  #note(act) {
    this.#done = [...this.#done.slice(1 - remembered), act];
  }
}
