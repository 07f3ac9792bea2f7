// The pen and the marker: what a hand draws over the page goes to the room while it is drawn.
import { isSame, steps } from "./strokes.js";
import { keyOf } from "./stage.js";
import { find } from "./room.js";

/** So often, in milliseconds, what was drawn is sent. */
const pause = 60;
/** Points that go with one act. */
const atOnce = 200;
/** After so many points a stroke is another one; the room takes 2,000. */
const longest = 1_500;
/** So far, in pixels of the window, a line may lie beside where the hand was. */
const tolerance = 0.6;
/** The parts of what is seen of a page, by its shorter side, that lines are broad. */
const breadth = { pen: 0.005, marker: 0.03 };

const isPen = (mode) => mode in breadth;

/** The points of a line without those that it goes by all the same. The first and the last stay. */
function simplified(points) {
  if (points.length < 3) return points;
  const [first, last] = [points[0], points.at(-1)];
  const [x, y] = [last.x - first.x, last.y - first.y];
  const length = Math.hypot(x, y);
  let [farthest, most] = [0, tolerance];
  for (let index = 1; index < points.length - 1; index++) {
    const [dx, dy] = [points[index].x - first.x, points[index].y - first.y];
    const off = length ? Math.abs(dx * y - dy * x) / length : Math.hypot(dx, dy);
    if (off > most) [farthest, most] = [index, off];
  }
  if (!farthest) return [first, last];
  return [...simplified(points.slice(0, farthest + 1)), ...simplified(points.slice(farthest)).slice(1)];
}

const flat = (points) => points.flatMap((point) => point.at);

/**
 * @param stage shows the page @param strokes lie over it
 * @param aim says whether the pen is in the hand
 * @param lead does the acts
 * @param isIdle whether another drives
 * Gives the `commands` by name, and what is to be done after the stream has told of strokes.
 */
export function preparePen(stage, strokes, aim, lead, isIdle) {
  const { element } = stage;
  /** What the room has not told back yet, the first to be drawn first. */
  let own = [];
  /** The one that is being drawn. */
  let stroke = null;
  let hasStylus = false;
  let [timer, last, work] = [0, -Infinity, null];

  strokes.withOwn(() => own.map(({ sent, fresh, ...each }) => ({ ...each, points: flat([...sent, ...fresh]) })));

  /** Nothing more to be sent, and told back by the room. */
  const isOver = ({ key, number, pen, sent, fresh, isDone }) => isDone && !fresh.length
    && strokes.on(key).some((each) => isSame(each, { number, pen }) && each.points.length >= 2 * sent.length);

  /** After the stream has told something, or a hand has moved. */
  function redraw() {
    own = own.filter((each) => !isOver(each));
    strokes.draw();
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
    const { page, number, pen, width, sent, fresh } = next;
    const line = sent.length ? simplified([sent.at(-1), ...fresh]).slice(1) : simplified(fresh);
    const points = line.slice(0, atOnce);
    next.sent = [...sent, ...points];
    next.fresh = line.slice(atOnce);
    const answer = await lead.perform({ act: "stroke", ...onPage(page), number, pen, width, points: flat(points) });
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

  function begin(page, at) {
    const { width, height } = stage.size;
    const seen = Math.min(width, height, element.clientWidth, element.clientHeight);
    stroke = {
      page, key: keyOf(page), number: crypto.getRandomValues(new Uint32Array(1))[0], pen: aim.mode,
      width: Math.max(1, Math.round((steps * breadth[aim.mode] * seen) / width)), sent: [], fresh: [at], isDone: false,
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

  /** A place on the page, and in the window. */
  const placeOf = ({ clientX: x, clientY: y }, where = {}) => {
    const at = stage.fraction(x, y, where);
    return at && { x, y, at: [Math.round(at.x * steps), Math.round(at.y * steps)] };
  };

  let hand = null;
  element.addEventListener("pointerdown", (event) => {
    if (!isPen(aim.mode) || !event.isPrimary || event.button || stroke || isIdle()) return;
    if (event.pointerType === "pen") hasStylus = true;
    // The ball of the hand that holds a stylus.
    if (event.pointerType === "touch" && hasStylus) return;
    const [page, at] = [lead.seen.cursor, placeOf(event)];
    if (!at || element.dataset.shown !== keyOf(page)) return;
    event.preventDefault();
    element.setPointerCapture(event.pointerId);
    hand = event.pointerId;
    begin(page, at);
  });
  element.addEventListener("pointermove", (event) => {
    if (!stroke || event.pointerId !== hand) return;
    // Over a page that was turned meanwhile it goes on with nothing.
    if (element.dataset.shown !== stroke.key) return end();
    const moves = event.getCoalescedEvents?.() ?? [];
    const places = (moves.length ? moves : [event]).map((move) => placeOf(move, { clamped: true }));
    stroke.fresh.push(...places.filter(Boolean));
    if (stroke.sent.length + stroke.fresh.length > longest) {
      const { page, fresh } = stroke;
      end();
      begin(page, fresh.at(-1));
    }
    later();
    strokes.draw();
  });
  for (const kind of ["pointerup", "pointercancel"]) {
    element.addEventListener(kind, (event) => event.pointerId === hand && end());
  }

  element.addEventListener("aim", ({ detail: mode }) => {
    end();
    if (!isPen(mode)) hasStylus = false;
    find("pens").hidden = !isPen(mode);
    for (const [id, on] of [["pen", isPen(mode)], ["pick-pen", mode === "pen"], ["pick-marker", mode === "marker"]]) {
      find(id).setAttribute("aria-pressed", String(on));
    }
  });

  /** @param act on what is drawn on the page that is seen */
  async function change(act) {
    end();
    const { cursor } = lead.seen;
    if (!cursor || isIdle()) return;
    // What has been drawn goes first.
    await sendAll();
    if (await lead.perform({ act, ...onPage(cursor) })) own = own.filter(({ isDone }) => !isDone);
    redraw();
  }
  const commands = {
    pen: () => aim.choose("pen"), marker: () => aim.choose("marker"),
    undoStroke: () => change("undoStroke"), eraseStrokes: () => change("eraseStrokes"),
  };
  const buttons = { "pick-pen": "pen", "pick-marker": "marker", "undo-stroke": "undoStroke", "erase-strokes": "eraseStrokes" };
  for (const [id, name] of Object.entries(buttons)) {
    // Which of the two is in the hand is no matter of taking it up.
    find(id).addEventListener("click", () => aim.mode !== name && commands[name]());
  }
  find("pen-stop").addEventListener("click", () => aim.choose(null));
  return { commands, settle: redraw };
}
