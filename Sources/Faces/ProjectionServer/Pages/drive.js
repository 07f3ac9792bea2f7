// The driver's console.
import { Acts, consoleID } from "./acts.js";
import { Aim, around } from "./aim.js";
import { showBanner } from "./banner.js";
import { askForPage, askToEnd, askToHandOver, prepareDialogs, showHelp, showShare } from "./dialogs.js";
import { openFinder, prepareFinder } from "./finder.js";
import { showFollowers } from "./followers.js";
import { listenToKeys, writeKeys } from "./keys.js";
import { listen } from "./line.js";
import { Stage, keyOf } from "./stage.js";
import { forgetSight, showSight } from "./sight.js";
import { showMaterials } from "./strip.js";
import { onSwipe } from "./swipe.js";
import { otherMinutes, placePlan, showTimes } from "./timing.js";
import { alike, allPages, base, countOf, disable, faultText, find, leaveOnlyTheEnd, materialOf, nameOf, neighbours, Notices, setText, setTime } from "./room.js";
import { noteServed, upgrade } from "./upgrade.js";
import { say, sayAll } from "./words.js";

/** The room's state as last heard. */
let live = null;
let revision = 0;
/** What this console has asked for and not yet heard back, and the revision from which the state says so itself. */
let hopes = {};
let hopesUntil = Infinity;
let underWay = 0;
let failure = null;
/** What an act was to bring that no answer came to: it may have been done all the same. */
let unheard = null;
/** The page of another briefing that is being prepared: {name, waits}, or null. */
let borrowing = null;

sayAll();
writeKeys();
prepareDialogs();
placePlan();
setText(find("line"), say("connecting"));
const notices = new Notices(find("notice"));
const acts = new Acts(base);
const stage = new Stage(find("stage"), base, (page) => ({ alt: nameOf(live, page) }));
const upcoming = new Stage(find("upcoming"), base, (page) => ({ alt: nameOf(live, page) }));
const aim = new Aim(stage, (act) => {
  const { act: name, off, ...at } = act;
  perform(act, { [name]: off ? null : at });
});

listen(`${base}/events?${new URLSearchParams({ console: consoleID })}`, {
  served: noteServed,
  state(state) {
    setTime(state);
    const turned = live && keyOf(live.cursor) !== keyOf(state.live?.cursor);
    live = state.live;
    revision = state.revision;
    dropFulfilled();
    if (unheard && isDone(unheard)) forgive();
    setText(find("room"), state.room);
    if (!live) return;
    showSight(live);
    document.title = live.title;
    setText(find("title"), live.title);
    draw();
    notices.tell(live, ["replaced", "handed", "lapsed"]);
    // Once the act is answered that has turned the page.
    if (turned) setTimeout(() => isBusy() || upgrade(), 300);
  },
  line: (up) => setText(find("line"), up ? "" : say("lost")),
  ended: showEnd,
});
const ticking = setInterval(() => showTimes(live), 250);

/** Only when the last of several acts has been heard of does the state know them all. */
function dropFulfilled() {
  if (!underWay && revision >= hopesUntil) [hopes, hopesUntil] = [{}, Infinity];
}

/** What is on, with what was asked for put over it, so that the console answers at once. */
const seen = () => ({ ...live, ...hopes });

function draw() {
  const view = seen();
  const page = view.cursor;
  const material = materialOf(view, page);
  // The driver goes on seeing the page that the room does not: black is told, not shown.
  stage.show(page, { ...view, black: false });
  setText(find("count"), countOf(view, page));
  disable(find("previous"), !material || page.page <= 1);
  disable(find("next"), !material || page.page >= material.pages);
  press("freeze", view.frozen);
  press("black", view.black);
  stage.element.classList.toggle("enlarged", Boolean(view.zoom));
  press("zoom", view.zoom || aim.mode === "zoom");
  setText(find("zoom").querySelector("span"), say(view.zoom ? "unzoom" : "zoom"));
  drawUpcoming(view, page, material);
  if (page) stage.prefetch(neighbours(view, page, allPages));
  showMaterials(view, page, goFromMenu, (chosen) => perform({ act: "material", material: chosen.id }, {}));
  showBanner(view, failure, borrowing?.waits ? borrowing.name : null, does);
  showTimes(live);
  disable(find("hand-over"), view.mine === false);
  document.body.classList.toggle("apart", view.frozen || view.black);
}

/** Frozen or black, it matters more what the room sees than what comes next. */
function drawUpcoming(view, page, material) {
  const apart = view.frozen && !view.black;
  const next = material && page.page < material.pages ? { ...page, page: page.page + 1 } : null;
  setText(find("upcoming-title"), say(apart ? "roomSees" : "nextPage"));
  upcoming.show(apart ? view.shown : next);
  find("upcoming-none").hidden = apart || Boolean(next) || !material;
}

const isBusy = () => underWay || borrowing || aim.mode || document.querySelector("dialog[open], .menu-open");

const press = (id, on) => find(id).setAttribute("aria-pressed", String(Boolean(on)));

/** Does an act: shows at once what it will bring, and takes that back if it was refused. Gives the answer's body or null. */
async function perform(act, hope) {
  if (!live) return null;
  forgive();
  if (!["pointer", "spotlight"].includes(act.act)) borrowing = null;
  Object.assign(hopes, hope);
  draw();
  underWay++;
  const answer = await acts.send(act);
  underWay--;
  return answer.replaced ? answer.body : heard(answer, hope);
}

/** Whether the state shows what an act was to bring. */
const isDone = (hope) =>
  Object.keys(hope).length > 0 && Object.entries(hope).every(([name, value]) => alike(live?.[name], value));

/** Takes an answer; `hope` is what the act was to bring. */
function heard({ status, body }, hope = {}) {
  if (status === 200) {
    hopesUntil = body.revision ?? 0;
    dropFulfilled();
    if (live) draw();
    return body;
  }
  [hopes, hopesUntil] = [{}, Infinity];
  if (!live) return null;
  // Why it was refused stands in the header.
  menu(false);
  if (status === 409 && body.error === "held") live = { ...live, held: true, holder: false, driver: body.by ?? live.driver };
  else if (status === 409 && body.error === "handedOver") live = { ...live, mine: false, handedTo: body.to ?? live.handedTo };
  else if (status === 0) {
    if (!isDone(hope)) [failure, unheard] = [say("notSent"), hope];
  } else if (["noSuchPage", "noSuchFollower"].includes(body.error)) failure = say(body.error);
  else failure = say("refused", faultText(body.error) ?? body.message ?? body.error ?? status);
  draw();
  return null;
}

/** A page of another briefing goes up as soon as it is made, unless the driver does something else before. */
async function borrow(hit, words) {
  forgive();
  const mine = (borrowing = { name: hit.file, waits: false });
  while (mine === borrowing && live) {
    const answer = await acts.beside({ act: "borrow", version: [hit.material, hit.version], page: hit.page, q: words });
    if (mine !== borrowing) return;
    if (answer.status !== 202) {
      borrowing = null;
      return heard(answer);
    }
    mine.waits = true;
    if (live) draw();
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

/** That nothing changes is an act as well. */
const giveUp = () => perform({ act: "black", on: seen().black }, {});

function go(page) {
  const material = materialOf(live, page);
  if (!material || page.page < 1 || page.page > material.pages) return;
  const to = { material: material.id, version: material.version, page: page.page };
  perform({ act: "page", material: to.material, page: to.page },
    { cursor: to, zoom: null, pointer: null, spotlight: null, ...(seen().frozen ? {} : { shown: to }) });
}

/** Where a page was chosen, it is seen. */
function goFromMenu(page) {
  menu(false);
  go(page);
}

const leaf = (place) => {
  const { cursor } = seen();
  if (cursor) go({ ...cursor, page: place(cursor.page, materialOf(live, cursor)) });
};
const toggle = (name) => {
  const key = name === "freeze" ? "frozen" : name;
  perform({ act: name, on: !seen()[key] }, { [key]: !seen()[key] });
};
const forgive = () => ([failure, unheard] = [null, null]);
const dismiss = () => {
  forgive();
  draw();
};
const take = () => perform({ act: "take" }, { holder: true, held: true });
const takeBack = () => perform({ act: "takeBack" }, {});
const goBack = () => materialOf(live, seen().cursor)?.borrowed && perform({ act: "return" }, {});

function zoom() {
  if (seen().zoom) perform({ act: "zoom", off: true }, { zoom: null });
  else aim.choose("zoom");
}

/** Twice as large about the middle of what is seen, or half as large. */
function zoomBy(factor) {
  const { x, y, w, h } = seen().zoom ?? { x: 0, y: 0, w: 1, h: 1 };
  const part = Math.max(w, h) / factor;
  if (part < 0.05 || (factor < 1 && !seen().zoom)) return;
  const area = part < 1 ? around({ x: x + w / 2, y: y + h / 2 }, part) : null;
  perform(area ? { act: "zoom", ...area } : { act: "zoom", off: true }, { zoom: area });
}

function escape() {
  if (document.body.classList.contains("menu-open")) return menu(false);
  if (borrowing) return giveUp();
  const wasPointing = aim.mode;
  if (aim.mode) aim.choose(null);
  // Whatever the room still sees, of this console's pointing or of another's before.
  const left = ["pointer", "spotlight"].filter((name) => seen()[name]);
  for (const name of left) perform({ act: name, off: true }, { [name]: null });
  if (!wasPointing && !left.length && seen().zoom) zoom();
}

function jump(typed = "") {
  const { cursor } = seen();
  const material = materialOf(live, cursor);
  if (material) askForPage(material, typed, (number) => goFromMenu({ ...cursor, page: number }));
}

/** A page of this briefing is gone to; one of another is borrowed for it. */
function showHit(hit) {
  menu(false);
  const own = live.materials.find((material) => material.id === hit.material);
  // A borrowed one may have been found in a newer version than the one that is here.
  if (own && (!own.borrowed || own.version === hit.version)) go({ material: own.id, version: own.version, page: hit.page });
  else borrow(hit, find("search-words").value);
}

async function handOver(to) {
  const body = await perform({ act: "handOver", to }, {});
  return body?.drive ?? null;
}

async function end(present) {
  const body = await perform({ act: "end", present }, {});
  if (body) recorded(body.entries ?? [], body.remarks ?? []);
}

function recorded(entries, remarks) {
  const key = ["recordedNone", "recordedOne"][entries.length] ?? "recorded";
  setText(find("recorded"), [say(key, entries.length, entries.join(", ")), ...remarks.map((remark) => say(remark))].join(" "));
  setText(find("ended-title"), say("ended"));
  setText(find("ended-hint"), say("endedHint"));
}

function showEnd() {
  live = null;
  clearInterval(ticking);
  forgetSight();
  // No key has anything to do any more.
  for (const name of Object.keys(does)) does[name] = () => {};
  for (const dialog of document.querySelectorAll("dialog[open]")) dialog.close();
  for (const each of [stage, upcoming]) each.forget();
  leaveOnlyTheEnd();
}

/** On a phone all but the two buttons is behind the menu. */
function menu(isOpen) {
  if (document.body.classList.contains("menu-open") === isOpen) return;
  document.body.classList.toggle("menu-open", isOpen);
  find("menu").setAttribute("aria-expanded", String(isOpen));
  for (const under of document.querySelectorAll("header, .now")) under.inert = isOpen;
  find(isOpen ? "menu-close" : "menu").focus();
}

const does = {
  next: () => leaf((page) => page + 1),
  previous: () => leaf((page) => page - 1),
  first: () => leaf(() => 1),
  last: () => leaf((_, material) => material.pages),
  freeze: () => toggle("freeze"),
  black: () => toggle("black"),
  pointer: () => aim.choose("pointer"),
  spotlight: () => aim.choose("spotlight"),
  larger: () => zoomBy(2),
  smaller: () => zoomBy(0.5),
  jump: () => jump(),
  zoom, digit: jump, search: openFinder, help: showHelp, goBack, take, takeBack, giveUp, dismiss, escape,
};
listenToKeys(does);
prepareFinder(showHit);
for (const id of ["next", "previous", "freeze", "black", "pointer", "spotlight", "zoom", "jump", "search", "help"]) {
  find(id).addEventListener("click", () => {
    // On a phone these are about the page, which lies under the menu.
    if (["freeze", "black", "pointer", "spotlight", "zoom"].includes(id)) menu(false);
    does[id]();
  });
}
find("share").addEventListener("click", showShare);
find("followers").addEventListener("click", () => showFollowers((follower) => perform({ act: "shutOut", follower }, {})));
find("hand-over").addEventListener("click", () => live?.mine !== false && askToHandOver(handOver));
find("end").addEventListener("click", () => live && askToEnd(live, end));
find("shorter").addEventListener("click", () => changeMinutes(-5));
find("longer").addEventListener("click", () => changeMinutes(5));
find("menu").addEventListener("click", () => menu(true));
find("menu-close").addEventListener("click", () => menu(false));

function changeMinutes(step) {
  if (!live) return;
  const minutes = otherMinutes(seen(), step);
  perform({ act: "minutes", minutes }, { minutes });
}

// A click on what is enlarged shows the whole page; the click that has enlarged it began before that.
let isWayBack = false;
stage.element.addEventListener("pointerdown", () => (isWayBack = Boolean(!aim.mode && seen().zoom)));
stage.element.addEventListener("click", () => isWayBack && seen().zoom && zoom());

onSwipe(stage.element, () => !aim.mode, (step) => leaf((page) => page + step));
