// The text of a page, for those who cannot see its picture, and to read along.
import { setText } from "./room.js";
import { textAt } from "./stage.js";
import { say } from "./words.js";

const longestPause = 30_000;

export class PageText {
  #base;
  #element;
  #missing = null;
  #timer;

  constructor(base, element) {
    this.#base = base;
    this.#element = element;
  }

  /** @param page null for none */
  show(page) {
    this.#missing = page;
    setText(this.#element, "");
    this.fetchMissing();
  }

  /** Until it is there: the line may have been away, or the text not been read yet. */
  async fetchMissing(pause = 2_000) {
    clearTimeout(this.#timer);
    const page = this.#missing;
    if (!page) return;
    let words;
    try {
      const answer = await fetch(textAt(this.#base, page));
      if (!answer.ok) throw new Error(`status ${answer.status}`);
      words = await answer.text();
    } catch {
      // Tried again below.
    }
    if (page !== this.#missing) return;
    this.#element.lang = words?.trim() ? "ja" : document.documentElement.lang;
    setText(this.#element, words === undefined ? say("textFailed") : words.trim() || say("noText"));
    if (words !== undefined) this.#missing = null;
    else this.#timer = setTimeout(() => this.fetchMissing(Math.min(2 * pause, longestPause)), pause);
  }
}
