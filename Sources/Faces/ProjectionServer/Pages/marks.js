// What somebody who follows has drawn on pages, and written to them. It stays on this device: the server gets nothing of it.
import { browser } from "./memory.js";
import { keyOf } from "./stage.js";

/** As many characters a note takes, and as many strokes and points a page, as the room takes of who drives. */
export const limits = { note: 1_000, strokes: 200, points: 5_000 };
/** So many minutes after the end they go. */
export const grace = 30;
const minute = 60_000;
/** No briefing lives for longer: what was left by one whose end this device has not heard of. */
const longestLife = 24 * 60 * minute;

const prefix = "marks";
/** Enough of a key to tell briefings apart; whoever reads it here cannot open anything with it. */
const shelfOf = (base) => base.split("/").at(-1).slice(0, 12);
const read = (name) => {
  try {
    return JSON.parse(browser.get(name));
  } catch {
    return null;
  }
};
const endOf = ({ usedAt, endedAt }) => (endedAt ? endedAt + grace * minute : usedAt + longestLife);
const namesOn = (shelf) => browser.keys().filter((name) => name.startsWith(`${prefix} ${shelf} `));
const numberOf = (text) => text.split("/").map(Number);

/** Removes what is over, of all briefings that were followed here; their end may have come while the device was off. */
export function sweepMarks() {
  const shelves = new Set(browser.keys().filter((name) => name.startsWith(`${prefix} `)).map((name) => name.split(" ")[1]));
  for (const shelf of shelves) {
    const head = read(`${prefix} ${shelf}`);
    if (head && Date.now() < endOf(head)) continue;
    for (const name of [`${prefix} ${shelf}`, ...namesOn(shelf)]) browser.remove(name);
  }
}

/** Those of one briefing. The event `change` tells that they are others now. */
export class Marks extends EventTarget {
  #shelf;
  #head = {};
  /** By the key of their page: {page, name, high, note, strokes}. */
  #pages = new Map();
  /** What was drawn on a page before each change of it that can be taken back. */
  #past = new Map();
  /** Pages of which the device has not taken the last change. */
  #unkept = new Set();

  constructor(base) {
    super();
    sweepMarks();
    this.#shelf = shelfOf(base);
    this.#head = read(this.#name()) ?? {};
    for (const name of namesOn(this.#shelf)) this.#hear(name);
    // Another tab of this browser.
    addEventListener("storage", ({ key }) => {
      if (!key?.startsWith(`${this.#name()} `)) return;
      this.#hear(key);
      this.#tell();
    });
  }

  #name(key = "") {
    return `${prefix} ${this.#shelf} ${key}`.trim();
  }

  #hear(name) {
    const [key, marks] = [name.split(" ")[2], read(name)];
    if (marks) this.#pages.set(key, marks);
    else this.#pages.delete(key);
  }

  #tell() {
    this.dispatchEvent(new Event("change"));
  }

  /** All pages that have any, by material, version and number. */
  get all() {
    const keys = [...this.#pages.keys()];
    keys.sort((a, b) => numberOf(a).map((each, index) => each - numberOf(b)[index]).find(Boolean) ?? 0);
    return keys.map((key) => this.#pages.get(key));
  }

  get title() {
    return this.#head.title ?? "";
  }

  /** Whether the device has all of it. */
  get isKept() {
    return !this.#unkept.size;
  }

  /** When what is left after the end goes, in milliseconds since 1970. */
  get goesAt() {
    return endOf(this.#head);
  }

  has(key) {
    return this.#pages.has(key);
  }

  strokesOn(key) {
    return this.#pages.get(key)?.strokes ?? [];
  }

  noteOn(key) {
    return this.#pages.get(key)?.note ?? "";
  }

  /** Says of what briefing they are. */
  entitle(title) {
    delete this.#head.endedAt;
    this.#head.title = title;
    if (this.#pages.size) this.#keepHead();
  }

  /** @param facts what is to be known of the page: {page, name, high} @param before what was there before the hand began */
  draw(facts, strokes, before = this.strokesOn(keyOf(facts.page))) {
    const key = keyOf(facts.page);
    this.#past.set(key, [...(this.#past.get(key) ?? []), before]);
    this.#change(facts, { strokes });
  }

  /** Without a way back: while a hand still rubs out. */
  rub(facts, strokes) {
    this.#change(facts, { strokes }, { isPassing: true });
  }

  canUndo(key) {
    return Boolean(this.#past.get(key)?.length || this.strokesOn(key).length);
  }

  /** Takes back the last change of what is drawn on a page; of what an earlier visit drew the last stroke. */
  undo(facts) {
    const key = keyOf(facts.page);
    const strokes = this.#past.get(key)?.pop() ?? (this.strokesOn(key).length ? this.strokesOn(key).slice(0, -1) : null);
    if (strokes) this.#change(facts, { strokes });
  }

  write(facts, note) {
    this.#change(facts, { note: note.slice(0, limits.note) });
  }

  #change(facts, change, { isPassing } = {}) {
    const key = keyOf(facts.page);
    const known = this.#pages.get(key) ?? { note: "", strokes: [] };
    const marks = { ...known, ...facts, high: facts.high ?? known.high, ...change };
    if (isPassing || marks.note.trim() || marks.strokes.length) this.#pages.set(key, marks);
    else this.#pages.delete(key);
    if (!isPassing) this.#keep(key);
    this.#tell();
  }

  /** What was refused before may have room now. */
  #keep(...keys) {
    // First of all: pages without it are nobody's.
    const hasHead = this.#keepHead();
    for (const key of new Set([...keys, ...this.#unkept])) {
      const marks = this.#pages.get(key);
      this.#unkept.delete(key);
      if (!marks) browser.remove(this.#name(key));
      else if (!hasHead || !browser.set(this.#name(key), JSON.stringify(marks))) this.#unkept.add(key);
    }
  }

  #keepHead() {
    this.#head.usedAt = Date.now();
    if (this.#pages.size) return browser.set(this.#name(), JSON.stringify(this.#head));
    browser.remove(this.#name());
    return true;
  }

  /** The same briefing goes on under another key. */
  moveTo(base) {
    const pages = [...this.#pages.keys()];
    this.clearDevice();
    this.#shelf = shelfOf(base);
    if (pages.length) this.#keep(...pages);
  }

  /** The briefing is over: what is here stays for some minutes, to be taken along. */
  end() {
    if (!this.#pages.size) return;
    this.#head.endedAt ??= Date.now();
    browser.set(this.#name(), JSON.stringify(this.#head));
  }

  /** Takes them from the device; this page still has them. */
  clearDevice() {
    for (const name of [this.#name(), ...namesOn(this.#shelf)]) browser.remove(name);
  }

  clear() {
    this.clearDevice();
    for (const each of [this.#pages, this.#past, this.#unkept]) each.clear();
    this.#tell();
  }
}
