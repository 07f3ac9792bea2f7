// What a driver can do: the commands that keys, buttons and touches have in common.
import { around } from "./aim.js";
import { showHelp } from "./dialogs.js";
import { openFinder } from "./finder.js";
import { isMenuOpen, showMenu } from "./menu.js";
import { showOverview } from "./overview.js";
import { allPages, isHidden, leafedPages, materialOf, turnedPage } from "./room.js";
import { keyOf } from "./stage.js";
import { otherMinutes } from "./timing.js";

/** @param redraw what has to happen where nothing but this page has changed. Gives the commands by name */
export function commandsOf(lead, aim, redraw) {
  const perform = (act, expected) => lead.perform(act, expected);

  /** What a state says once a page is gone to. */
  const arrivalAt = (to) => ({ cursor: to, zoom: null, pointer: null, spotlight: null, ...(lead.seen.frozen ? {} : { shown: to }) });

  function go(page) {
    const material = materialOf(lead.live, page);
    if (!material || !page.page) return;
    if (page.page > material.pages) return lead.refuse("noSuchPage");
    const to = { material: material.id, version: material.version, page: page.page };
    const hiddenToo = isHidden(material, to);
    if (hiddenToo && keyOf(to) !== keyOf(lead.seen.cursor) && !lead.insists(to)) return;
    perform({ act: "page", material: to.material, page: to.page, hiddenToo }, arrivalAt(to));
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

  /** A key that is held down does not run on into the next material. */
  function turn(step, { held = false } = {}) {
    const { cursor } = lead.seen;
    const to = cursor && turnedPage(lead.live, cursor, step, leafedPages);
    if (to && !(held && to.material !== cursor.material)) go(to);
  }

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
    if (lead.seen.zoom) perform({ act: "zoom", off: true }, { zoom: null });
    else aim.choose("zoom");
  }

  /** Twice as large about the middle of what is seen, or half as large. */
  function zoomBy(factor) {
    const { x, y, w, h } = lead.seen.zoom ?? { x: 0, y: 0, w: 1, h: 1 };
    const part = Math.max(w, h) / factor;
    if (part < 0.05 || (factor < 1 && !lead.seen.zoom)) return;
    const area = part < 1 ? around({ x: x + w / 2, y: y + h / 2 }, part) : null;
    perform(area ? { act: "zoom", ...area } : { act: "zoom", off: true }, { zoom: area });
  }

  function escape() {
    if (isMenuOpen()) return showMenu(false);
    if (lead.isBorrowing) return giveUp();
    const wasPointing = aim.mode;
    if (aim.mode) aim.choose(null);
    // Whatever the room still sees, of this console's pointing or of another's before.
    const left = ["pointer", "spotlight"].filter((name) => lead.seen[name]);
    for (const name of left) perform({ act: name, off: true }, { [name]: null });
    if (!wasPointing && !left.length && lead.seen.zoom) zoom();
  }

  function overview(typed = "") {
    if (lead.seen.cursor) showOverview(lead.live, lead.seen.cursor, typed, { pagesOf: allPages, go: goFromMenu });
  }

  /** A page of this briefing is gone to; one of another is borrowed for it. */
  function showHit(hit, words) {
    showMenu(false);
    if (hit.undrawn) return lead.refuse("undrawn");
    const own = lead.live.materials.find((material) => material.id === hit.material);
    // A borrowed one may have been found in a newer version than the one that is here.
    if (own && (!own.borrowed || own.version === hit.version)) go({ material: own.id, version: own.version, page: hit.page });
    else lead.borrow(hit, words);
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
    handOver: async (to) => (await perform({ act: "handOver", to }))?.drive ?? null,
    zoom, digit: overview, changeMaterial, goFromMenu, showHit, search: openFinder, help: showHelp, giveUp, dismiss, escape,
  };
}
