// What the three pages have in common: their address, the server's clock, notices.
import { locale, meaning, say } from "./words.js";

/** /screen/KEY, /drive/KEY or /follow/KEY, whatever a proxy may have put before it. */
export const base = location.pathname.replace(/\/+$/, "");

/** Of a clock that nobody sets. */
const ticks = () => performance.now();
let offset = Date.now() - ticks();

/** Sets the clock by a state's time, so that all count the same minutes whatever their own clocks say. */
export function setTime(state) {
  offset = state.serverTime - ticks();
}

const time = { hour: "2-digit", minute: "2-digit" };
let clock = new Intl.DateTimeFormat(locale, time);

/** Sets the zone of the office's clocks. */
export function setZone(timeZone) {
  try {
    clock = new Intl.DateTimeFormat(locale, { ...time, timeZone });
  } catch {
    // A zone that this browser does not know; its own is most likely the same.
  }
}

/** The time in the office, as its clocks show it. */
export const clockTime = () => clock.format(now());

/** Milliseconds since 1970 by the server's clock. */
export const now = () => ticks() + offset;

export const materialOf = (live, page) => live?.materials.find((material) => material.id === page?.material);

/** How a page's picture is called where it cannot be seen. */
export function nameOf(live, page) {
  const material = materialOf(live, page);
  if (!material) return "";
  // Of a version that was replaced nobody knows here how many pages it has.
  if (page.version !== material.version) return [material.name, say("version", page.version), say("jumpPage", page.page)].join(" · ");
  return marked(say("pageName", material.name, page.page, material.pages), material, page);
}

/** And what stands beside it, too. */
export const namesOf = (live, page, beside) =>
  (beside ? say("twoPages", nameOf(live, page), nameOf(live, beside)) : nameOf(live, page));

/** Whether a page is passed over unless somebody insists on it. */
export const isHidden = (material, page) => Boolean(material?.hidden.includes(page.page));

const marked = (text, material, page) => (isHidden(material, page) ? `${text} · ${say("hidden")}` : text);

export const countOf = (live, page) => {
  const material = materialOf(live, page);
  return material ? marked(say("pageOf", page.page, material.pages), material, page) : "";
};

/** The pages that a driver may go to. */
export const allPages = (material) =>
  (material?.limited ? material.openPages : Array.from({ length: material?.pages ?? 0 }, (_, index) => index + 1));
/** The pages that a driver leafs through. */
export const leafedPages = (material) => allPages(material).filter((page) => !material.hidden.includes(page));
/** And those that the room may see: of a borrowed material, and of hidden ones, only what went up. */
export const openPages = (material) => material?.openPages ?? allPages(material);

/** The page that comes next in a direction, over to the material beside; undefined at the ends, and from what was borrowed. @param pagesOf those that there are of a material */
export function turnedPage(live, page, step, pagesOf) {
  const here = materialOf(live, page);
  if (!here) return undefined;
  // Two pages are turned at once where they stand as in a book.
  const width = live.pairing === "spread" && !here.borrowed ? 2 : 1;
  const pages = pagesOf(here);
  const number = step > 0 ? pages.filter((other) => other > page.page)[width - 1] : pages.filter((other) => other < page.page).slice(-width)[0];
  if (number) return { ...page, page: number };
  const own = live.materials.filter((material) => !material.borrowed && (pagesOf(material).length || material === here));
  const at = own.indexOf(here);
  const beside = at < 0 ? undefined : own[at + step];
  return beside && { material: beside.id, version: beside.version, page: endOf(pagesOf(beside), step, width) };
}

function endOf(pages, step, width) {
  if (step > 0) return pages[0];
  return pages[pages.length - 1 - ((pages.length - 1) % width)];
}

/** Of the pages that there are for somebody, those that are likely to come next. */
export function neighbours(live, page, pagesOf = openPages) {
  const next = turnedPage(live, page, 1, pagesOf);
  return [next, turnedPage(live, page, -1, pagesOf), next && turnedPage(live, next, 1, pagesOf)].filter(Boolean);
}

/** Why a material is not shown. */
export const faultOf = (material) => meaning(material?.why) ?? say("failed");

/** What a state's notice says, or null. */
export function noticeText(live, named = true) {
  const notice = live?.notice;
  const material = live?.materials.find((each) => each.id === notice?.material);
  switch (notice?.kind) {
    case "replaced": return !named ? say("replacedUnnamed") : say("replaced", material?.name ?? "", notice.version);
    case "borrowed": return material?.from?.title ? say("borrowed", material.from.title) : say("borrowedNamed");
    case "handed": return say("handed");
    case "lapsed": return say("lapsed");
    default: return null;
  }
}

/** Shows a passing line of text in `element`: what the state tells, or what this page has to say. */
export class Notices {
  #element;
  #seen = 0;
  #timer;

  constructor(element) {
    this.#element = element;
  }

  /** Each notice once, and only while it is fresh: who joins later has not missed a thing. */
  tell(live, kinds, { named } = {}) {
    const { kind, at } = live?.notice ?? {};
    if (!at || at <= this.#seen) return;
    this.#seen = at;
    if (kinds.includes(kind) && now() - at < 10_000) this.show(noticeText(live, named));
  }

  show(text) {
    this.#element.textContent = text;
    this.#element.classList.add("on");
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.clear(), 7_000);
  }

  clear() {
    clearTimeout(this.#timer);
    this.#element.classList.remove("on");
    this.#element.textContent = "";
  }
}

/** Nothing of a briefing that is over stays in its page: but for the word that it is over, all goes. */
export function leaveOnlyTheEnd() {
  document.body.replaceChildren(find("ended"));
  document.body.className = "";
  find("ended").hidden = false;
  document.title = say("ended");
}

/** Sets an element's text only if it differs, so that screen readers are not told the same twice. */
export function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/** What offices have called or written something, in a page that may be in English. */
export function titled(text, className = "") {
  const element = document.createElement("span");
  Object.assign(element, { className, lang: "ja", textContent: text });
  return element;
}

export const find = (id) => document.getElementById(id);

/** A button that can do nothing now keeps the focus, so that a keyboard does not lose its place. */
export const disable = (button, off) => button.setAttribute("aria-disabled", String(off));
