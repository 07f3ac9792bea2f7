// What a driver can do: the commands that keys, buttons and touches have in common.
import { around, halves, moved, smallest, whole } from "./areas.js";
import { showHelp } from "./dialogs.js";
import { openFinder } from "./finder.js";
import { isMenuOpen, showMenu } from "./menu.js";
import { showOverview } from "./overview.js";
import { allPages, isHidden, leafedPages, materialOf, turnedPage } from "./room.js";
import { showPreview } from "./preview.js";
import { keyOf } from "./stage.js";
import { otherMinutes } from "./timing.js";
import { say } from "./words.js";

/** @param stage where the page is seen @param redraw what has to happen where nothing but this page has changed. Gives the commands by name */
export function commandsOf(lead, stage, aim, redraw) {
  const perform = (act, expected) => lead.perform(act, expected);
  /** Whether pages are shown by halves. */
  let byHalves = false;

  /** What a state says once a page is gone to. */
  const arrivalAt = (to, part = null) => ({ cursor: to, zoom: part, pointer: null, spotlight: null, pointerBeside: null, spotlightBeside: null, ...(lead.seen.frozen ? {} : { shown: to }) });

  function go(page, part = byHalves ? halves[0] : null) {
    const material = materialOf(lead.live, page);
    if (!material || !page.page) return;
    if (page.page > material.pages) return lead.refuse("noSuchPage");
    const to = { material: material.id, version: material.version, page: page.page };
    const hiddenToo = isHidden(material, to);
    if (hiddenToo && keyOf(to) !== keyOf(lead.seen.cursor) && !lead.insists(to)) return;
    perform({ act: "page", material: to.material, page: to.page, hiddenToo, ...part }, arrivalAt(to, part));
  }

  /** To where a material was last. What is asked for until the answer comes is asked of that material. */
  function changeMaterial(material) {
    if (!material || material.state !== "ready") return;
    const pages = leafedPages(material);
    const last = lead.live.places.find((place) => place.material === material.id)?.page ?? 1;
    const page = pages.find((number) => number >= last) ?? pages.at(-1) ?? 1;
    showMenu(false);
    perform({ act: "material", material: material.id }, arrivalAt({ material: material.id, version: material.version, page }));
  }

  function stepMaterial(step) {
    const ready = lead.live?.materials.filter((material) => material.state === "ready") ?? [];
    changeMaterial(ready[ready.findIndex((material) => material.id === lead.seen.cursor?.material) + step]);
  }

  /** Where a page was chosen, it is seen. */
  function goFromMenu(page) {
    showMenu(false);
    go(page);
  }

  /** The half of the same page that comes next, or undefined. */
  function halfBeside(step) {
    const { cursor, zoom: part } = lead.seen;
    if (!byHalves || !stage.isUpright || !cursor) return undefined;
    return halves[part ? (part.y < 0.24 ? 0 : 1) + step : 0];
  }

  /** A key that is held down does not run on into the next material. */
  function turn(step, { held = false } = {}) {
    const { cursor } = lead.seen;
    const half = halfBeside(step);
    if (half) return enlarge(half);
    const to = cursor && turnedPage(lead.live, cursor, step, leafedPages);
    if (to && !(held && to.material !== cursor.material)) go(to, byHalves ? halves.at(step > 0 ? 0 : -1) : null);
  }

  /** @param area what of the page is shown, null for all of it */
  function enlarge(area) {
    if (area) perform({ act: "zoom", ...area }, { zoom: area });
    else if (lead.seen.zoom) perform({ act: "zoom", off: true }, { zoom: null });
    if (!area) byHalves = false;
  }

  function toggleHalves() {
    const on = !byHalves;
    enlarge(on ? halves[0] : null);
    byHalves = on;
    redraw();
  }

  /** An arrow key moves what is enlarged by half of it. */
  function move(x, y) {
    const area = lead.seen.zoom;
    enlarge(moved(area, (x * area.w) / 2, (y * area.h) / 2));
  }

  /** @param key moves what is enlarged, where there is room @param otherwise */
  const arrow = (x, y, otherwise) => (how) => (lead.seen.zoom && !byHalves ? move(x, y) : otherwise(how));

  function leaf(place) {
    const { cursor } = lead.seen;
    if (cursor) go({ ...cursor, page: place(leafedPages(materialOf(lead.live, cursor))) });
  }

  function toggle(act, key = act) {
    const on = !lead.seen[key];
    perform({ act, on }, { [key]: on });
  }

  /** Black or white: the same key takes it away again. */
  function blank(white) {
    const on = !lead.seen.black || lead.seen.white !== white;
    perform({ act: "black", on, white }, { black: on, white: on && white });
  }

  function zoom() {
    if (lead.seen.zoom) enlarge(null);
    else aim.choose("zoom");
  }

  /** Twice as large about the middle of what is seen, or half as large. */
  function zoomBy(factor) {
    const { x, y, w, h } = lead.seen.zoom ?? whole;
    const part = Math.max(w, h) / factor;
    if (part < smallest || (factor < 1 && !lead.seen.zoom)) return;
    enlarge(part < 1 ? around({ x: x + w / 2, y: y + h / 2 }, part) : null);
  }

  function escape() {
    if (isMenuOpen()) return showMenu(false);
    if (lead.isBorrowing) return giveUp();
    const wasPointing = aim.mode;
    if (aim.mode) aim.choose(null);
    // Whatever the room still sees, of this console's pointing or of another's before.
    const left = ["pointer", "spotlight"].filter((name) => lead.seen[name] || lead.seen[`${name}Beside`]);
    for (const name of left) perform({ act: name, off: true }, { [name]: null, [`${name}Beside`]: null });
    if (wasPointing || left.length) return;
    if (lead.seen.zoom) zoom();
    else if (lead.seen.pairing) apart();
  }

  function overview(typed = "") {
    if (lead.seen.cursor) showOverview(lead.live, lead.seen.cursor, typed, { pagesOf: allPages, go: goFromMenu });
  }

  const apart = () => perform({ act: "beside", off: true });

  function spread() {
    if (lead.seen.pairing === "spread") return apart();
    // Two halves of each would be four.
    byHalves = false;
    perform({ act: "beside", kind: "spread" });
  }

  /** Where the former version has no such page, the key asks again. */
  function former() {
    if (lead.seen.pairing === "former" && lead.seen.beside) return apart();
    const material = materialOf(lead.live, lead.seen.cursor);
    if (!material) return;
    byHalves = false;
    lead.wait(material.name, { act: "beside", kind: "former" });
  }

  /** A page to stand beside is chosen among all. */
  function another() {
    if (lead.seen.pairing === "page") return apart();
    const { cursor } = lead.seen;
    if (!cursor) return;
    const put = (page) => {
      const material = materialOf(lead.live, page);
      if (!material || !page.page) return;
      const hiddenToo = isHidden(material, page);
      if (hiddenToo && !lead.insists(page)) return;
      showMenu(false);
      byHalves = false;
      perform({ act: "beside", kind: "page", material: page.material, page: page.page, hiddenToo });
    };
    showOverview(lead.live, cursor, "", { pagesOf: allPages, go: put, title: say("besideChoose") });
  }

  /** The material of a hit that is on here. A borrowed one may have been found in a newer version. */
  const ownOf = (hit) => lead.live?.materials.find((each) => each.id === hit.material && (!each.borrowed || each.version === hit.version));

  /** A page of another briefing is looked at before the room sees it. Gives whether a hit is one. */
  function lookAtHit(hit, words) {
    if (!lead.live || hit.undrawn || ownOf(hit)) return false;
    showPreview(lead, hit, words);
    return true;
  }

  function showHit(hit) {
    showMenu(false);
    if (hit.undrawn) return lead.refuse("undrawn");
    const own = ownOf(hit);
    if (own) go({ material: own.id, version: own.version, page: hit.page ?? hit.section });
  }

  function borrow(page) {
    showMenu(false);
    lead.borrow(page);
  }

  /** That nothing changes is an act as well. */
  const giveUp = () => perform({ act: "black", on: lead.seen.black, white: lead.seen.white });

  function changeMinutes(step) {
    if (!lead.live) return;
    const minutes = otherMinutes(lead.seen, step);
    perform({ act: "minutes", minutes }, { minutes });
  }

  function dismiss() {
    lead.forgive();
    redraw();
  }

  return {
    next: (how) => turn(1, how),
    previous: (how) => turn(-1, how),
    right: arrow(1, 0, (how) => turn(1, how)),
    down: arrow(0, 1, (how) => turn(1, how)),
    left: arrow(-1, 0, (how) => turn(-1, how)),
    up: arrow(0, -1, (how) => turn(-1, how)),
    isByHalves: () => byHalves,
    halfBeside,
    halves: toggleHalves,
    enlarge,
    first: () => leaf((pages) => pages[0]),
    last: () => leaf((pages) => pages.at(-1)),
    freeze: () => toggle("freeze", "frozen"),
    black: () => blank(false),
    white: () => blank(true),
    unblack: () => blank(lead.seen.white),
    takeKeysAtScreen: (on) => perform({ act: "keysAtScreen", on }, { keysAtScreen: on }),
    nothing: () => {},
    pointer: () => aim.choose("pointer"),
    spotlight: () => aim.choose("spotlight"),
    larger: () => zoomBy(2),
    smaller: () => zoomBy(0.5),
    overview: () => overview(),
    nextMaterial: () => stepMaterial(1),
    previousMaterial: () => stepMaterial(-1),
    longer: () => changeMinutes(5),
    shorter: () => changeMinutes(-5),
    take: () => perform({ act: "take" }, { holder: true, held: true }),
    takeBack: () => perform({ act: "takeBack" }),
    goBack: () => materialOf(lead.live, lead.seen.cursor)?.borrowed && perform({ act: "return" }),
    shutOut: (follower) => perform({ act: "shutOut", follower }),
    /** The new console's address, or null. */
    handOver: async (to, library) => (await perform({ act: "handOver", to, library }))?.drive ?? null,
    zoom, digit: overview, spread, former, another, apart, changeMaterial, goFromMenu, showHit, lookAtHit, borrow, search: openFinder, help: showHelp, giveUp, dismiss, escape,
  };
}
