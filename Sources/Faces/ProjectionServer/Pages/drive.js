// The driver's console.
import { consoleID } from "./acts.js";
import { keepAwake } from "./awake.js";
import { Aim } from "./aim.js";
import { prepareAssigning } from "./assigning.js";
import { showBanner } from "./banner.js";
import { commandsOf } from "./commands.js";
import { askToEnd, askToHandOver, prepareDialogs, showShare } from "./dialogs.js";
import { limitFinder, prepareFinder } from "./finder.js";
import { showFollowers } from "./followers.js";
import { listenToKeys, writeKeys } from "./keys.js";
import { ConsoleState } from "./console-state.js";
import { listen } from "./line.js";
import { isMenuOpen, prepareMenu, showMenu } from "./menu.js";
import { moveByHand } from "./moving.js";
import { Pair } from "./pair.js";
import { preparePairing } from "./pairing.js";
import { forgetNotes, prepareNotes, showNotes, toggleNotes } from "./notes.js";
import { preparePen } from "./pen.js";
import { preparePreview } from "./preview.js";
import { Stage, keyOf } from "./stage.js";
import { Strokes } from "./strokes.js";
import { forgetSeenLine, showSeenLine } from "./seen-line.js";
import { showMaterials } from "./strip.js";
import { onSwipe } from "./swipe.js";
import { watchTabs } from "./tabs.js";
import { showPageTimes } from "./page-times.js";
import { placePlan, showTimes } from "./timing.js";
import { base, countOf, disable, find, isHidden, leafedPages, leaveOnlyTheEnd, materialOf, nameOf, neighbours, Notices, setText, setTime, titled, turnedPage } from "./room.js";
import { noteServed, upgrade } from "./upgrade.js";
import { meaning, say, sayAll } from "./words.js";

sayAll();
writeKeys();
prepareDialogs();
prepareMenu();
placePlan();
keepAwake();
setText(find("line"), say("connecting"));
let [isUp, slow, crowd] = [null, "", ""];
const showLine = () => isUp !== null && setText(find("line"), isUp ? [slow, crowd].filter(Boolean).join(" ") : say("lost"));
watchTabs((sentence) => {
  crowd = sentence;
  showLine();
});
const notices = new Notices(find("notice"));
// Why an act was refused stands in the header, which the menu hides.
const lead = new ConsoleState(base, { changed: draw, refused: () => showMenu(false) });
const describe = (page) => ({ alt: nameOf(lead.live, page) });
const stage = new Stage(find("stage"), base, describe);
const upcoming = new Stage(find("upcoming"), base, describe);
const pair = new Pair(stage, find("beside"), base, describe);
const aim = new Aim(pair.stages, (act, isBeside) => {
  const { act: name, off, version: _version, page: _page, ...at } = act;
  const [here, there] = isBeside ? [`${name}Beside`, name] : [name, `${name}Beside`];
  lead.perform({ ...act, stream }, { [here]: off ? null : at, ...(name === "zoom" ? {} : { [there]: null }) });
});
/** The number of this page's stream of events: what a hand points out ends with it. */
let stream;
const commands = commandsOf(lead, stage, aim, draw);
const strokes = new Strokes(stage);
/** Whether another drives. */
const isIdle = ({ mine, held, holder } = lead.seen) => mine === false || Boolean(held && !holder);
const sheets = [
  { stage, strokes, page: () => lead.seen.cursor },
  { stage: pair.stages[1], strokes: pair.strokes, page: () => lead.seen.beside },
];
const pen = preparePen(sheets, aim, lead, isIdle);
Object.assign(commands, pen.commands);
commands.notes = () => {
  toggleNotes();
  redrawn();
};
commands.assign = prepareAssigning(lead, isIdle, (text) => notices.show(say("assigned", text)));

listen(`${base}/events?${new URLSearchParams({ console: consoleID })}`, {
  served(what) {
    stream = what.stream;
    noteServed(what);
  },
  state(state) {
    setTime(state);
    const turned = lead.live && keyOf(lead.live.cursor) !== keyOf(state.live?.cursor);
    // A key that was limited has not got all of them.
    if (lead.live?.library !== state.live?.library) forgetNotes();
    lead.hear(state);
    setText(find("room"), state.room);
    const { live } = lead;
    if (!live) return;
    showSeenLine(live);
    document.title = live.title;
    setText(find("title"), live.title);
    draw();
    notices.tell(live, ["replaced", "handed", "lapsed"]);
    // Once the act is answered that has turned the page.
    if (turned) setTimeout(() => isBusy() || upgrade(), 300);
  },
  strokes: (news) => hear(strokes, news),
  strokesBeside: (news) => hear(pair.strokes, news),
  line(up, asks) {
    [isUp, slow] = [up, asks ? say("heldBack") : ""];
    showLine();
  },
  ended: showEnd,
});
function hear(drawn, news) {
  drawn.hear(news);
  pen.settle();
}
const ticking = setInterval(() => showTimes(lead.live), 250);

/** The tools of a hand on the page. */
const pointed = ["pointer", "spotlight", "pen", "zoom", "halves"];

const isBusy = () => lead.isBusy || aim.mode || isMenuOpen() || document.querySelector("dialog[open]");

function draw() {
  const view = lead.seen;
  const page = view.cursor;
  const material = materialOf(view, page);
  const beside = (step) => turnedPage(view, page, step, leafedPages);
  // The driver goes on seeing the page that the room does not: black is told, not shown.
  stage.show(page, { ...view, black: false });
  pair.show(view, page, view.beside, { ...view, black: false });
  setText(find("count"), countOf(view, page));
  // Who does not drive sees it on every tool.
  const idle = isIdle(view);
  disable(find("previous"), idle || !(beside(-1) || commands.halfBeside(-1)));
  disable(find("next"), idle || !(beside(1) || commands.halfBeside(1)));
  for (const id of ["freeze", "black", ...pointed, "pair", "assign"]) disable(find(id), idle);
  press("freeze", view.frozen);
  press("black", view.black);
  for (const { element } of pair.stages) element.classList.toggle("enlarged", Boolean(view.zoom));
  press("zoom", view.zoom || aim.mode === "zoom");
  press("halves", commands.isByHalves());
  press("pair", view.pairing);
  setText(find("pair").querySelector("span"), say(view.pairing ? "apart" : "beside"));
  setText(find("zoom").querySelector("span"), say(view.zoom ? "unzoom" : "zoom"));
  drawUpcoming(view, material, beside(1));
  if (page) stage.prefetch(neighbours(view, page, leafedPages));
  showNotes(page, redrawn);
  showMaterials(view, page, commands.goFromMenu, commands.changeMaterial);
  showBanner(view, lead.failure, lead.awaited, commands);
  showTimes(lead.live);
  disable(find("hand-over"), view.mine === false);
  limitFinder(view.library === false);
  find("keys-at-screen").checked = Boolean(view.keysAtScreen);
  document.body.classList.toggle("apart", view.frozen || view.black);
}

/** What came late is of no use once all is over. */
function redrawn() {
  if (lead.live) draw();
}

/** Frozen or black, it matters more what the room sees than what comes next. */
function drawUpcoming(view, material, next) {
  const apart = view.frozen && !view.black;
  const other = next && next.material !== material.id ? materialOf(view, next) : null;
  const title = find("upcoming-title");
  const [word, name] = [say(apart ? "roomSees" : other ? "nextMaterial" : "nextPage"), apart ? "" : other?.name ?? ""];
  if (title.textContent.replace("　", "") !== word + name) title.replaceChildren(name ? `${word}　` : word, titled(name));
  upcoming.show(apart ? view.shown : next ?? null);
  find("upcoming-none").hidden = apart || Boolean(next) || !material;
}

function press(id, on) {
  find(id).setAttribute("aria-pressed", String(Boolean(on)));
}

listenToKeys(commands);
prepareNotes(redrawn);
preparePairing(() => lead.seen, commands);
preparePreview(commands.borrow);
prepareFinder(commands.showHit, {
  lookAt: commands.lookAtHit,
  isHidden: (hit) => isHidden(materialOf(lead.live, hit), hit),
  isDrawn(hit) {
    const material = materialOf(lead.live, hit);
    return Boolean(hit.page) && material?.state === "ready" && material.version === hit.version;
  },
});
for (const id of ["next", "previous", "freeze", "black", ...pointed, "assign", "search", "help", "shorter", "longer"]) {
  find(id).addEventListener("click", () => {
    // On a phone these are about the page, which lies under the menu.
    if (["freeze", "black", ...pointed, "assign"].includes(id)) showMenu(false);
    commands[id]();
  });
}
find("keys-at-screen").addEventListener("change", ({ target }) => commands.takeKeysAtScreen(target.checked));
find("aim-stop").addEventListener("click", () => aim.choose(null));
find("notes-open").addEventListener("click", () => {
  showMenu(false);
  commands.notes();
});
find("overview-open").addEventListener("click", () => commands.overview());
find("share").addEventListener("click", showShare);
find("followers").addEventListener("click", () => showFollowers(commands.shutOut));
find("hand-over").addEventListener("click", () => lead.live?.mine !== false && askToHandOver(lead.live.library, commands.handOver));
find("end").addEventListener("click", () => {
  if (!lead.live) return;
  if (isIdle()) sayWhoEnds();
  else askToEnd(lead.live, end);
});
for (const each of pair.stages) {
  const hand = moveByHand(each, () => !aim.mode, () => lead.seen.zoom, (area) => commands.enlarge(area));
  onSwipe(each.element, () => !aim.mode && !lead.seen.zoom, (step) => hand.hasMoved() || (step > 0 ? commands.next() : commands.previous()));
}


async function end(present) {
  const body = await lead.perform({ act: "end", present });
  if (body) showRecorded(body.entries ?? [], body.remarks ?? [], body.times ?? []);
  // Meanwhile another may have taken it.
  else if (lead.live && isIdle()) sayWhoEnds();
}

/** Nothing was ended, and what to do first: the header has the button, which the menu hides. */
function sayWhoEnds() {
  showMenu(false);
  notices.show(say(lead.live.mine === false ? "endHanded" : "endHeld"));
}

function showRecorded(entries, remarks, times) {
  const recorded = say(["recordedNone", "recordedOne"][entries.length] ?? "recorded", entries.length, entries.join(", "));
  setText(find("recorded"), [recorded, ...remarks.map(meaning)].join(" "));
  setText(find("ended-title"), say("ended"));
  setText(find("ended-hint"), say("endedHint"));
  showPageTimes(find("page-times"), times);
}

function showEnd(told) {
  lead.live = null;
  clearInterval(ticking);
  forgetSeenLine();
  forgetNotes();
  // No key has anything to do any more.
  for (const name of Object.keys(commands)) commands[name] = () => {};
  for (const dialog of document.querySelectorAll("dialog[open]")) dialog.close();
  for (const each of [pair, stage, upcoming, strokes]) each.forget();
  if (told?.briefing) Object.assign(find("ended-briefing"), { hidden: false, href: `/briefings/${told.briefing}` });
  leaveOnlyTheEnd();
}
