// What a driver can do: the commands that keys, buttons and touches have in common.
import { around } from "./aim.js";
import { askForPage, showHelp } from "./dialogs.js";
import { openFinder } from "./finder.js";
import { isMenuOpen, showMenu } from "./menu.js";
import { isHidden, leafedPages, materialOf, pageBeside } from "./room.js";
import { keyOf } from "./stage.js";
import { otherMinutes } from "./timing.js";

/** @param redraw what has to happen where nothing but this page has changed. Gives the commands by name */
export function commandsOf(lead, aim, redraw) {
  const perform = (act, expected) => lead.perform(act, expected);

  function go(page) {
    const material = materialOf(lead.live, page);
    if (!material || !page.page) return;
    if (page.page > material.pages) return lead.refuse("noSuchPage");
    const to = { material: material.id, version: material.version, page: page.page };
    const hiddenToo = isHidden(material, to);
    if (hiddenToo && keyOf(to) !== keyOf(lead.seen.cursor) && !lead.insists(to)) return;
    perform({ act: "page", material: to.material, page: to.page, hiddenToo },
      { cursor: to, zoom: null, pointer: null, spotlight: null, ...(lead.seen.frozen ? {} : { shown: to }) });
  }

  /** Where a page was chosen, it is seen. */
  function goFromMenu(page) {
    showMenu(false);
    go(page);
  }

  function leaf(place) {
    const { cursor } = lead.seen;
    if (cursor) go({ ...cursor, page: place(leafedPages(materialOf(lead.live, cursor)), cursor.page) });
  }

  function toggle(act, key = act) {
    const on = !lead.seen[key];
    perform({ act, on }, { [key]: on });
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

  function jump(typed = "") {
    const { cursor } = lead.seen;
    const material = materialOf(lead.live, cursor);
    if (material) askForPage(material, typed, (number) => goFromMenu({ ...cursor, page: number }));
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
  const giveUp = () => perform({ act: "black", on: lead.seen.black });

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
    next: () => leaf((pages, page) => pageBeside(pages, page, 1)),
    previous: () => leaf((pages, page) => pageBeside(pages, page, -1)),
    first: () => leaf((pages) => pages[0]),
    last: () => leaf((pages) => pages.at(-1)),
    freeze: () => toggle("freeze", "frozen"),
    black: () => toggle("black"),
    pointer: () => aim.choose("pointer"),
    spotlight: () => aim.choose("spotlight"),
    larger: () => zoomBy(2),
    smaller: () => zoomBy(0.5),
    jump: () => jump(),
    longer: () => changeMinutes(5),
    shorter: () => changeMinutes(-5),
    take: () => perform({ act: "take" }, { holder: true, held: true }),
    takeBack: () => perform({ act: "takeBack" }),
    goBack: () => materialOf(lead.live, lead.seen.cursor)?.borrowed && perform({ act: "return" }),
    changeMaterial: (material) => perform({ act: "material", material: material.id }),
    shutOut: (follower) => perform({ act: "shutOut", follower }),
    /** The new console's address, or null. */
    handOver: async (to) => (await perform({ act: "handOver", to }))?.drive ?? null,
    zoom, digit: jump, goFromMenu, showHit, search: openFinder, help: showHelp, giveUp, dismiss, escape,
  };
}
