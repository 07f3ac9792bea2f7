// What the presenter has written for himself, beside the page that he is on. The room never gets it.
import { browser } from "./memory.js";
import { base, find, setText } from "./room.js";
import { say } from "./words.js";

/** By material and version a Map from page to text; null while it is asked for. */
const known = new Map();
const sizes = [0.875, 1, 1.25, 1.5, 1.75, 2, 2.5];
let size = Number(browser.get("notes-size") ?? 2);
let seen;

/** Whether notes are shown where there are some. */
const areOn = () => browser.get("notes") !== "off";

/** @param redraw is called when there is something new to show */
export function prepareNotes(redraw) {
  const scale = (step) => {
    size = Math.min(sizes.length - 1, Math.max(0, size + step));
    browser.set("notes-size", String(size));
    redraw();
  };
  find("notes-larger").addEventListener("click", () => scale(1));
  find("notes-smaller").addEventListener("click", () => scale(-1));
}

export function toggleNotes() {
  if (!find("notes-open").disabled) browser.set("notes", areOn() ? "off" : "on");
}

/** @param page the one that the driver is on @param redraw is called once its notes are there */
export function showNotes(page, redraw) {
  const notes = page && notesOf(page, redraw);
  const isShown = Boolean(notes?.size) && areOn();
  find("notes").hidden = !isShown;
  find("notes-open").setAttribute("aria-pressed", String(isShown));
  find("notes-open").disabled = !notes?.size;
  if (!isShown) return;
  const text = find("notes-text");
  const own = notes.get(page.page);
  setText(text, own ?? say("noNotes"));
  text.lang = own ? "ja" : document.documentElement.lang;
  text.classList.toggle("none-here", !own);
  text.style.fontSize = `${sizes[size] ?? 1}rem`;
  find("notes-larger").disabled = size >= sizes.length - 1;
  find("notes-smaller").disabled = size <= 0;
  const here = `${page.material} ${page.version} ${page.page}`;
  if (here !== seen) find("notes-text").scrollTop = 0;
  seen = here;
}

export function forgetNotes() {
  known.clear();
}

function notesOf({ material, version }, redraw) {
  const key = `${material}/${version}`;
  if (!known.has(key)) ask(key, redraw);
  return known.get(key);
}

async function ask(key, redraw) {
  known.set(key, null);
  try {
    const answer = await fetch(`${base}/notes/${key}`);
    if (!answer.ok) throw new Error(`status ${answer.status}`);
    const { notes } = await answer.json();
    known.set(key, new Map(notes.map(({ page, text }) => [page, text])));
  } catch {
    // In a gap of the line; they are asked for again with a later page.
    known.delete(key);
    return;
  }
  redraw();
}
