// The line under the page's number: whether the room sees it.
import { find, setText } from "./room.js";
import { say } from "./words.js";

/** A page that is up sooner was never late. */
const patience = 1_000;

/** What the screens have not shown yet; null for nothing. */
let awaited = null;
let timer;

/** Takes the state as last heard. */
export function showSeenLine(live) {
  const wanted = live.screens && !live.seen ? live.line : null;
  if (wanted !== awaited) {
    clearTimeout(timer);
    awaited = wanted;
    // What was said before stands until then.
    if (wanted) timer = setTimeout(() => write(say("pageComing")), patience);
  }
  if (!wanted) write(live.screens ? "" : say("noScreenOpen"));
}

/** The briefing is over. */
export const forgetSeenLine = () => clearTimeout(timer);

const write = (text) => setText(find("sight"), text);
