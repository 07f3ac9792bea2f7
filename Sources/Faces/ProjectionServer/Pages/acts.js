// Sends the driver's acts, one after the other and in their order.
import { tab } from "./memory.js";
import { within } from "./timeout.js";

/** One tab is one console; its name survives a reload. A tab that was duplicated has come with the name of another. */
export const consoleID = await ownName(tab.get("console"));
tab.set("console", consoleID);

async function ownName(known) {
  const made = `c-${crypto.getRandomValues(new Uint32Array(2)).join("")}`;
  // Not navigator.locks, which is there on https and localhost only.
  const consoles = new BroadcastChannel("consoles");
  let name = known ?? made;
  let isTaken = false;
  consoles.onmessage = ({ data }) => {
    if (data.asked === name) consoles.postMessage({ taken: name });
    else if (data.taken === name) isTaken = true;
  };
  if (known) {
    consoles.postMessage({ asked: known });
    await new Promise((resolve) => setTimeout(resolve, 150));
    if (isTaken) name = made;
  }
  return name;
}

/** Of these only the newest counts: a key that is held down must not leave a queue behind. */
const replaceable = ["page", "pointer", "spotlight", "zoom"];

export class Acts {
  #address;
  #queue = [];
  #running = false;
  #work = Promise.resolve();

  constructor(base) {
    this.#address = `${base}/acts`;
  }

  /** Sends an act. Returns {status, body}; status 0: it did not get through. */
  send(act) {
    return new Promise((resolve) => {
      const last = this.#queue.at(-1);
      if (last && last.act.act === act.act && replaceable.includes(act.act)) {
        last.resolve({ status: 200, body: {}, replaced: true });
        this.#queue.pop();
      }
      this.#queue.push({ act, resolve });
      if (!this.#running) this.#work = this.#run();
    });
  }

  /** Sends an act that may take long: after what was sent before it, but nothing waits for it. */
  async beside(act) {
    await this.#work;
    return this.#post(act);
  }

  async #run() {
    this.#running = true;
    for (let next; (next = this.#queue.shift()); ) next.resolve(await this.#post(next.act));
    this.#running = false;
  }

  async #post(act) {
    const name = tab.get("name")?.trim();
    try {
      const answer = await fetch(this.#address, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ ...act, console: consoleID, ...(name ? { name } : {}) }),
        signal: within(10_000),
      });
      return { status: answer.status, body: await answer.json().catch(() => ({})) };
    } catch {
      return { status: 0, body: {} };
    }
  }
}
