// The lines under the page's number: whether the room sees it, and how many look on.
import { countOf, find, setText } from "./room.js";
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
    if (wanted) timer = setTimeout(() => write(stillOn(live)), patience);
  }
  setText(find("watching"), say("watching", live.screens, live.followers));
  if (!wanted) write(live.screens ? "" : say("noScreenOpen"));
}

/** The page that a screen has said last that it shows, while that is another. */
function stillOn({ seenPage: page, shown, ...live }) {
  const isOther = page && ["material", "version", "page"].some((name) => page[name] !== shown?.[name]);
  return isOther ? say("pageBefore", countOf(live, page)) : say("pageComing");
}

/** The briefing is over. */
export const forgetSeenLine = () => clearTimeout(timer);

const write = (text) => setText(find("sight"), text);
