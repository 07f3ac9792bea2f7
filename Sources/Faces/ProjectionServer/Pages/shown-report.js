// What a screen says to the room: that it shows a page. What no screen has said is not recorded as seen.
import { within } from "./timeout.js";

const again = 2_000;

export class ShownReport {
  #address;
  #line = null;
  #timer;

  constructor(base) {
    this.#address = `${base}/shown`;
  }

  /** What everybody sees here now: the state's name of it, or null for nothing. */
  shows(line) {
    if (line === this.#line) return;
    this.#line = line;
    clearTimeout(this.#timer);
    if (line) this.#say(line);
  }

  async #say(line) {
    try {
      const answer = await fetch(this.#address, {
        method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ line }),
        signal: within(10_000),
      });
      if (answer.status === 204) return;
    } catch {
      // The line is away.
    }
    // It was not taken note of, and is true still.
    if (line === this.#line) this.#timer = setTimeout(() => this.#say(line), again);
  }
}
