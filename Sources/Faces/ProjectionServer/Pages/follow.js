// The followers' page: the page the room has on, or one's own, and one touch back.
import { keepAwake } from "./awake.js";
import { prepareMarks } from "./follow-marks.js";
import { listen } from "./line.js";
import { tab } from "./memory.js";
import { Stage, keyOf } from "./stage.js";
import { base, countOf, disable, find, isHidden, leaveOnlyTheEnd, materialOf, nameOf, namesOf, neighbours, Notices, openPages, setText, setTime, turnedPage } from "./room.js";
import { openFinder, prepareFinder } from "./finder.js";
import { showOverview } from "./overview.js";
import { PageText } from "./page-text.js";
import { Pair } from "./pair.js";
import { watchTabs } from "./tabs.js";
import { Strokes } from "./strokes.js";
import { onSwipe } from "./swipe.js";
import { noteServed, upgrade } from "./upgrade.js";
import { say, sayAll } from "./words.js";

let live = null;
/** The page one leafs on privately; null while one follows the room. */
let own = null;
/** The address that is good from now on. */
let home = base;
/** The number of this page's stream of events. */
let stream;

sayAll();
keepAwake();
setText(find("line"), say("connecting"));
let [isUp, slow, crowd] = [null, "", ""];
const showLine = () => isUp !== null && setText(find("line"), isUp ? [slow, crowd].filter(Boolean).join(" ") : say("lost"));
watchTabs((sentence) => {
  crowd = sentence;
  showLine();
});
const notices = new Notices(find("notice"));
const stage = new Stage(find("stage"), base, (page) => ({ alt: nameOf(live, page), details: "text" }));
const strokes = new Strokes(stage);
const pair = new Pair(stage, find("beside"), base, (page) => ({ alt: nameOf(live, page), details: "beside-text" }));
const marks = prepareMarks(pair.stages, {
  isDark: () => !live || isDark(),
  name: (page) => nameOf(live, page),
  isOpen: (page) => materialOf(live, page)?.version === page.version && openPages(materialOf(live, page)).includes(page.page),
  go,
});
const [pageText, besideText] = ["words", "beside-words"].map((id) => new PageText(base, find(id)));

listen(`${base}/events`, {
  served(what) {
    noteServed(what);
    stream = what.stream;
  },
  state(state) {
    setTime(state);
    const [before, wasBeside, wasDark] = [live?.shown, live?.beside, isDark()];
    live = state.live;
    if (!live) return;
    document.title = live.title;
    setText(find("title"), live.title);
    marks.entitle(live.title);
    setText(find("about"), [live.unit, state.room].filter(Boolean).join("　"));
    keepPlace();
    draw();
    const turned = before && (keyOf(before) !== keyOf(live.shown) || keyOf(wasBeside) !== keyOf(live.beside));
    // What this device does not keep would go with the page.
    if (turned && marks.isKept) upgrade();
    if (isDark() !== wasDark || (turned && !isDark() && !own)) announceRoom();
    notices.tell(live, ["replaced", "borrowed"]);
  },
  strokes: (news) => strokes.hear(news),
  strokesBeside: (news) => pair.strokes.hear(news),
  line(up, asks) {
    [isUp, slow] = [up, asks ? say("heldBack") : ""];
    showLine();
    if (up) for (const each of [pageText, besideText]) each.fetchMissing();
  },
  moved(key) {
    home = base.replace(/[^/]+$/, key);
    const isFree = marks.moveTo(home);
    // Spread, so that a hall does not come in the same moment.
    if (isFree) setTimeout(() => location.replace(home), 1_000 * Math.random());
  },
  ended() {
    marks.end();
    leave();
    marks.offer();
  },
});

/** Nothing of the briefing stays in the page. */
function leave() {
  live = own = null;
  for (const dialog of document.querySelectorAll("dialog[open]")) dialog.close();
  notices.clear();
  pair.forget();
  stage.forget();
  strokes.forget();
  leaveOnlyTheEnd();
}

/** One's own page stays where it is when its material is replaced, and ends with a material that is taken away. */
function keepPlace() {
  const material = materialOf(live, own);
  own = material && { ...own, version: material.version, page: Math.min(own.page, material.pages) };
}

/** Whether what is seen here is the room's black screen. */
const isDark = () => Boolean(live?.black && !own);

function draw() {
  const page = own ?? live.shown;
  // White is for the light of the room.
  const look = own ? {} : { ...live, white: false };
  stage.show(page, look);
  pair.show(live, page, own ? null : live.beside, look);
  if (page) stage.prefetch(neighbours(live, page));
  document.body.classList.toggle("own", Boolean(own));
  setText(find("where"), say(own ? "private" : "live"));
  find("black").hidden = !isDark();
  find("text").hidden = isDark();
  find("back").hidden = !own;
  setText(find("back"), [say("toRoom"), countOf(live, live.shown)].filter(Boolean).join(" — "));
  setText(find("count"), countOf(live, page));
  disable(find("previous"), !turnedPage(live, page, -1, openPages));
  disable(find("next"), !turnedPage(live, page, 1, openPages));
  drawMaterials(page);
  marks.draw();
}

function drawMaterials(page) {
  const select = find("material");
  const choices = live.materials.filter((material) => material.state === "ready" && openPages(material).length);
  select.hidden = choices.length < 2;
  const names = choices.map((material) => Object.assign(new Option(material.name, material.id), { lang: "ja" }));
  const described = (options) => JSON.stringify(Array.from(options, ({ value, text }) => [value, text]));
  // An open list must not be pulled from under the hand.
  if (described(names) !== described(select.options)) select.replaceChildren(...names);
  select.value = page ? String(page.material) : "";
}

function announceRoom() {
  setText(find("announcer"), isDark() ? say("blackNow") : say("announceRoom", namesOf(live, live.shown, live.beside)));
}

function go({ material: id, page: number }) {
  const material = materialOf(live, { material: id });
  // The material may have been replaced since the page was offered.
  const page = { material: id, version: material?.version, page: number };
  if (!material || !openPages(material).includes(page.page) || keyOf(page) === keyOf(own ?? live.shown)) return;
  own = page;
  draw();
  setText(find("announcer"), say("announceOwn", nameOf(live, own)));
}

function leaf(step) {
  const page = live && turnedPage(live, own ?? live.shown, step, openPages);
  if (page) go(page);
}

function backToRoom() {
  if (!own) return;
  const focused = document.activeElement === find("back");
  own = null;
  draw();
  // The button that was pressed is gone: what comes next in the bar takes the focus.
  if (focused) find("next").focus();
  announceRoom();
}

find("previous").addEventListener("click", () => leaf(-1));
find("next").addEventListener("click", () => leaf(1));
find("back").addEventListener("click", backToRoom);
find("count").title = say("pages");
find("count").addEventListener("click", () => overview());
/** Pages that are open, to choose one's own from. @param typed the digit that opened it, if any */
function overview(typed = "") {
  const page = own ?? live?.shown;
  if (materialOf(live, page)) showOverview(live, page, typed, { pagesOf: openPages, isMarked: marks.has, go });
}
prepareFinder(go, { isHidden: (hit) => isHidden(materialOf(live, hit), hit) }, (words) => `${base}/search?q=${encodeURIComponent(words)}&stream=${stream}`);
find("search").addEventListener("click", openFinder);
find("search-dialog").querySelector("[data-close]").addEventListener("click", () => find("search-dialog").close());
find("material").addEventListener("change", ({ target }) => {
  const material = live.materials.find((each) => String(each.id) === target.value);
  const shown = live.shown?.material === material.id ? live.shown.page : openPages(material)[0];
  go({ material: material.id, version: material.version, page: shown });
});
find("show-text").addEventListener("click", () => showText(find("text").classList.contains("hidden-text")));
function showText(isOpen) {
  find("text").classList.toggle("hidden-text", !isOpen);
  // It scrolls, and not every browser lets keys into what scrolls by itself.
  find("text").tabIndex = isOpen ? 0 : -1;
  find("show-text").setAttribute("aria-pressed", String(isOpen));
}

/** Before the page is loaded anew, by itself or by hand. */
addEventListener("pagehide", () => {
  if (live) tab.set("place", JSON.stringify({ home, own, text: !find("text").classList.contains("hidden-text") }));
});
/** Where one was before that, in the same briefing. */
const place = JSON.parse(tab.get("place") || "{}");
tab.set("place", "");
own = place.home === base ? place.own : null;
showText(place.home === base && place.text);

const keys = {
  ArrowRight: () => leaf(1), PageDown: () => leaf(1), ArrowLeft: () => leaf(-1), PageUp: () => leaf(-1),
  Home: () => jump((material) => openPages(material)[0]), End: () => jump((material) => openPages(material).at(-1)),
  Escape: () => (marks.isOpen ? marks.open(false) : backToRoom()), g: () => overview(), "/": openFinder,
};
function jump(choose) {
  const page = own ?? live?.shown;
  const material = materialOf(live, page);
  if (material) go({ ...page, page: choose(material) });
}
document.addEventListener("keydown", (event) => {
  // A field of a dialog that has just closed still has the focus for a moment, and no more use for keys.
  const typing = event.target.matches("select, input, textarea") && !event.target.closest("dialog:not([open])");
  if (event.altKey || event.ctrlKey || event.metaKey || typing) return;
  // After the end there is nothing left that a key could open.
  if (!live || document.querySelector("dialog[open]")) return;
  const digit = /^[0-9]$/.test(event.key);
  if (!keys[event.key] && !digit) return;
  event.preventDefault();
  if (digit) overview(event.key);
  else keys[event.key]();
});

// Not while the page is enlarged by the fingers: they then move it; nor with a pen in the hand.
const isTurning = () => !marks.isDrawing && (visualViewport?.scale ?? 1) < 1.05;
for (const { element } of pair.stages) onSwipe(element, isTurning, leaf);

// A page is spoken of whose picture is not there yet: better none than another.
stage.element.addEventListener("late", () => {
  stage.clear();
  find("late").hidden = false;
});
stage.element.addEventListener("turned", ({ detail }) => detail && (find("late").hidden = true));

// The text of the page, and of that which stands beside it.
stage.element.addEventListener("turned", ({ detail: page }) => pageText.show(page));
pair.element.addEventListener("turned", ({ detail: page }) => {
  find("beside-text").hidden = !page;
  setText(find("beside-title"), page ? nameOf(live, page) : "");
  besideText.show(page);
});
