// The pen and the marker: what a hand draws over the page goes to the room while it is drawn.
import { DrawnLast } from "./drawn-last.js";
import { breadthOn, flat, followHand, isPen, longest, simplified } from "./hand.js";
import { isSame } from "./strokes.js";
import { keyOf } from "./stage.js";
import { find } from "./room.js";

/** So often, in milliseconds, what was drawn is sent. */
const pause = 60;
/** Points that go with one act. */
const atOnce = 200;

/**
 * @param sheets the pages that can be drawn on: {stage: shows it, strokes: lie over it, page: gives it, or null}
 * @param aim says whether the pen is in the hand
 * @param lead does the acts
 * @param isIdle whether another drives
 * Gives the `commands` by name, and what is to be done after the stream has told of strokes.
 */
export function preparePen(sheets, aim, lead, isIdle) {
  /** What the room has not told back yet, the first to be drawn first. */
  let own = [];
  /** The one that is being drawn. */
  let stroke = null;
  const drawnLast = new DrawnLast();
  let [timer, last, work] = [0, -Infinity, null];

  for (const { strokes } of sheets) {
    strokes.withOwn(() => own.map(({ sent, fresh, ...each }) => ({ ...each, points: flat([...sent, ...fresh]) })));
  }

  /** Nothing more to be sent, and told back by the room. */
  const isOver = ({ sheet: { strokes }, key, number, pen, sent, fresh, isDone }) => isDone && !fresh.length
    && strokes.on(key).some((each) => isSame(each, { number, pen }) && each.points.length >= 2 * sent.length);

  /** After the stream has told something, or a hand has moved. */
  function redraw() {
    own = own.filter((each) => !isOver(each));
    for (const { strokes } of sheets) strokes.draw();
  }

  function drop(gone) {
    if (stroke === gone) stroke = null;
    own = own.filter((each) => each !== gone);
    redraw();
  }

  const later = () => {
    if (work || timer || !own.some(({ fresh }) => fresh.length)) return;
    // The end of a stroke waits for nothing.
    const wait = own.some(({ fresh, isDone }) => isDone && fresh.length) ? 0 : pause - (performance.now() - last);
    timer = setTimeout(send, Math.max(0, wait));
  };

  const send = () => (work ??= sendNext().finally(() => (work = null)).then(later));

  async function sendNext() {
    clearTimeout(timer);
    [timer, last] = [0, performance.now()];
    const next = own.find(({ fresh }) => fresh.length);
    if (!next) return;
    const { page, key, number, pen, width, sent, fresh } = next;
    const line = sent.length ? simplified([sent.at(-1), ...fresh]).slice(1) : simplified(fresh);
    const points = line.slice(0, atOnce);
    next.sent = [...sent, ...points];
    next.fresh = line.slice(atOnce);
    const answer = await lead.perform({ act: "stroke", ...onPage(page), number, pen, width, points: flat(points) });
    if (answer && !sent.length) drawnLast.draw(key);
    if (!answer) drop(next);
    // Where the stream does not tell it back, it is not known here any better than to the others.
    else if (next.isDone && !next.fresh.length) setTimeout(() => drop(next), 2_000);
    redraw();
  }

  async function sendAll() {
    await work;
    if (!own.some(({ fresh }) => fresh.length)) return;
    await send();
    await sendAll();
  }

  const onPage = ({ material, version, page }) => ({ version: [material, version], page });

  function begin(sheet, page, at) {
    stroke = {
      sheet, page, key: keyOf(page), number: crypto.getRandomValues(new Uint32Array(1))[0], pen: aim.mode,
      width: breadthOn(sheet.stage, aim.mode), sent: [], fresh: [at], isDone: false,
    };
    own.push(stroke);
    later();
    redraw();
  }

  function end() {
    if (!stroke) return;
    stroke.isDone = true;
    stroke = null;
    clearTimeout(timer);
    timer = 0;
    later();
    redraw();
  }

  const forgetStylus = followHand(sheets.map(({ stage }) => stage), {
    isMeant: () => isPen(aim.mode) && !stroke && !isIdle(),
    begin(point, stage) {
      const sheet = sheets.find((each) => each.stage === stage);
      const page = sheet.page();
      if (stage.element.dataset.shown !== keyOf(page)) return false;
      begin(sheet, page, point);
      return true;
    },
    move(points) {
      if (!stroke) return;
      const { sheet, page, key } = stroke;
      // Over a page that was turned meanwhile it goes on with nothing.
      if (sheet.stage.element.dataset.shown !== key) return end();
      stroke.fresh.push(...points);
      if (stroke.sent.length + stroke.fresh.length > longest) {
        const { fresh } = stroke;
        end();
        begin(sheet, page, fresh.at(-1));
      }
      later();
      sheet.strokes.draw();
    },
    end,
  });

  sheets[0].stage.element.addEventListener("aim", ({ detail: mode }) => {
    end();
    if (!isPen(mode)) forgetStylus();
    find("pens").hidden = !isPen(mode);
    for (const [id, on] of [["pen", isPen(mode)], ["pick-pen", mode === "pen"], ["pick-marker", mode === "marker"]]) {
      find(id).setAttribute("aria-pressed", String(on));
    }
  });

  /** @param act on what is drawn on a page that is seen @param choose which of them */
  async function change(act, choose) {
    end();
    const pages = sheets.map(({ page }) => page()).filter(Boolean);
    if (!pages.length || isIdle()) return;
    // What has been drawn goes first.
    await sendAll();
    const has = (key) => own.some((each) => each.key === key) || sheets.some(({ strokes }) => strokes.on(key).length);
    const chosen = choose(pages.map(keyOf), has);
    if (await lead.perform({ act, ...onPage(pages.find((page) => keyOf(page) === chosen)) })) {
      own = own.filter(({ key, isDone }) => !isDone || key !== chosen);
    }
    redraw();
  }
  const commands = {
    pen: () => aim.choose("pen"), marker: () => aim.choose("marker"),
    undoStroke: () => change("undoStroke", (keys, has) => drawnLast.undo(keys, has)),
    eraseStrokes: () => change("eraseStrokes", (keys, has) => drawnLast.erase(keys, has)),
  };
  const buttons = { "pick-pen": "pen", "pick-marker": "marker", "undo-stroke": "undoStroke", "erase-strokes": "eraseStrokes" };
  for (const [id, name] of Object.entries(buttons)) {
    // Which of the two is in the hand is no matter of taking it up.
    find(id).addEventListener("click", () => aim.mode !== name && commands[name]());
  }
  find("pen-stop").addEventListener("click", () => aim.choose(null));
  return { commands, settle: redraw };
}
