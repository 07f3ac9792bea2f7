// The room's screen: whatever is live in the room, and a calm picture in between.
import { keepAwake } from "./awake.js";
import { listen } from "./line.js";
import { watchTabs } from "./tabs.js";
import { Stage, keyOf } from "./stage.js";
import { base, clockTime, faultOf, find, nameOf, neighbours, Notices, setText, setTime } from "./room.js";
import { noteServed, upgrade } from "./upgrade.js";
import { Pair } from "./pair.js";
import { Strokes } from "./strokes.js";
import { ShownReport } from "./shown-report.js";
import { say, sayAll } from "./words.js";

/** A short break of the line is nobody's business; after this one should know that the page may be old. */
const concealed = 8_000;
/** And after this long nobody knows what should be on. */
const abandoned = 60_000;

let live = null;
let lostTimers = [];
const stage = new Stage(find("stage"), base, (page) => ({ alt: nameOf(live, page) }));
const strokes = new Strokes(stage);
const pair = new Pair(stage, find("beside"), base);
const notices = new Notices(find("notice"));
const report = new ShownReport(base);

sayAll();
setText(find("message"), say("connecting"));
find("waiting").classList.add("on");

listen(`${base}/events`, {
  served: noteServed,
  state(state) {
    setTime(state);
    // Anew it would not fill the screen any more where a click has made it so: that waits for the end.
    const turned = keyOf(live?.shown) !== keyOf(state.live?.shown) && !document.fullscreenElement;
    live = state.live;
    if (!live || turned) upgrade();
    setText(find("room"), state.room);
    tick();
    const page = live?.shown ?? null;
    // The waiting picture goes when there is a page to take its place, and not before.
    if (page) {
      stage.show(page, live);
      pair.show(live, page, live.beside, live);
    } else wait();
    if (page && stage.element.dataset.shown) find("waiting").classList.remove("on");
    if (page) stage.prefetch(neighbours(live, page));
    // The names of files are for those who work with them.
    notices.tell(live, ["replaced", "borrowed"], { named: false });
    testify();
  },
  strokes: (news) => strokes.hear(news),
  strokesBeside: (news) => pair.strokes.hear(news),
  line(up, asks) {
    // For who sets it up, and not for who looks at a page.
    find("slow").hidden = !asks;
    for (const timer of lostTimers) clearTimeout(timer);
    if (up) find("lost").hidden = true;
    else lostTimers = [setTimeout(() => (find("lost").hidden = false), concealed), setTimeout(abandon, abandoned)];
  },
}, { forever: true });

pair.element.addEventListener("turned", testify);
stage.element.addEventListener("turned", ({ detail }) => {
  if (detail) find("waiting").classList.remove("on");
  testify();
});

/** Says what is before everybody now: a page whose picture is up, on a screen that is neither black nor hidden. */
function testify() {
  const isUp = live?.shown && !live.black && stage.element.dataset.shown === keyOf(live.shown)
    && pair.shows(live.beside) && document.visibilityState === "visible";
  report.shows(isUp ? live.beside?.line ?? live.line : null);
}
document.addEventListener("visibilitychange", testify);

/** Cut off for long: what is up may have been taken off in the meantime. */
function abandon() {
  live = null;
  wait();
  testify();
}

function wait() {
  const fault = live?.materials.every((material) => material.state === "failed") && faultOf(live.materials[0]);
  setText(find("message"), !live ? say("waiting") : fault || say("preparing"));
  find("waiting").classList.add("on");
  pair.show(live, null, null);
  if (live) stage.show(null);
  else {
    pair.forget();
    stage.forget();
    strokes.forget();
    notices.clear();
  }
}

function tick() {
  setText(find("clock"), clockTime());
}
tick();
setInterval(tick, 1_000);

// The PC must not go to sleep in the middle of a report.
keepAwake();
// It is counted, and tells the wall nothing.
watchTabs(() => {});

// A remote control in the room's PC turns the page, where who drives wants that.
document.addEventListener("keydown", (event) => {
  const onward = ["PageDown", "ArrowRight", "ArrowDown", " ", "Enter"].includes(event.key);
  if (!live?.keysAtScreen || event.repeat || !(onward || ["PageUp", "ArrowLeft", "ArrowUp", "Backspace"].includes(event.key))) return;
  event.preventDefault();
  fetch(`${base}/turn`, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ onward }) }).catch(() => {
    // The line is away: somebody presses again.
  });
});

// One touch or key fills the screen, where the browser was not started so.
for (const kind of ["click", "keydown"]) {
  document.addEventListener(kind, () => {
    if (!document.fullscreenElement) document.documentElement.requestFullscreen?.().catch(() => {});
  });
}
