// The line to the room: states come in, and it mends itself.
//
// Read with fetch and not with EventSource, which gives up for good when a server or proxy answers with an error, does
// not say with which, and hides the comments by which one knows that a silent line is alive.

/** A comment comes every 15 s; after this long without a byte the line is dead, whatever TCP believes. */
const silence = 40_000;
const longestPause = 5_000;
/** So long may the first byte take: a server that listens answers at once. */
const patience = 10_000;
/** This moment by two clocks: one may be set back, the other stands while a PC sleeps. */
const moment = () => [Date.now(), performance.now()];
/** Milliseconds since then, by the clock that has gone on further. */
const since = (then) => Math.max(...moment().map((now, clock) => now - then[clock]));

/**
 * @param address the event stream's address
 * @param on `served({mark, stream, zone})` at each beginning; `state(data)` for each state; `strokes(data)` for what is drawn, `strokesBeside(data)` on the page beside; `ended(data | null)` once, when the key has ended; `moved(key)` once, when another key has taken its place; `line(up, isHeldBack)` when it changes; held back: something on the way answers and keeps what is sent
 * @param forever a key that never ends: "not found" is then a passing trouble as any other
 */
export function listen(address, on, { forever = false } = {}) {
  let attempt = null;
  let heard = moment();
  let failures = 0;
  let timer;
  let over = false;
  let up = null;

  const tell = (isUp, isHeldBack = false) => {
    if (up !== isUp || isHeldBack) on.line?.((up = isUp), isHeldBack);
  };
  const stop = () => {
    over = true;
    clearTimeout(timer);
    clearInterval(watchdog);
    attempt.abort();
  };
  const finish = (data) => {
    stop();
    on.ended?.(data);
  };

  async function connect() {
    if (over) return;
    clearTimeout(timer);
    attempt?.abort();
    const mine = (attempt = new AbortController());
    heard = moment();
    let isAnswered = false;
    const deadline = setTimeout(() => mine.abort(), patience);
    try {
      const answer = await fetch(address, { signal: mine.signal, cache: "no-store" });
      if (answer.status === 404 && !forever) return finish(null);
      if (!answer.ok) throw new Error(`status ${answer.status}`);
      isAnswered = true;
      const alive = () => {
        isAnswered = false;
        heard = moment();
        clearTimeout(deadline);
      };
      for await (const { name, data } of events(answer.body, alive)) {
        if (mine !== attempt || over) return;
        failures = 0;
        tell(true);
        if (name === "ended") return finish(JSON.parse(data));
        // Somebody was shut out: the same briefing under another key.
        if (name === "moved") {
          stop();
          return on.moved?.(JSON.parse(data).key);
        }
        if (name === "served") on.served(JSON.parse(data));
        if (name === "state") on.state(JSON.parse(data));
        if (name === "strokes" || name === "strokesBeside") on[name](JSON.parse(data));
      }
      throw new Error("closed");
    } catch {
      clearTimeout(deadline);
      if (mine !== attempt || over) return;
      tell(false, isAnswered && mine.signal.aborted);
      // Spread, so that a thousand followers do not come back in the same moment.
      const pause = Math.min(300 * 2 ** failures++, longestPause) * (0.5 + Math.random());
      timer = setTimeout(connect, pause);
    }
  }

  /** A PC that has slept wakes up with a line that looks open. */
  const check = (limit) => {
    if (over || since(heard) <= limit) return;
    tell(false);
    connect();
  };
  const watchdog = setInterval(() => check(silence), 1_000);
  addEventListener("online", connect);
  addEventListener("pageshow", (event) => event.persisted && connect());
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && check(20_000));
  connect();
}

/** The events of a text/event-stream body. `alive` is called at every byte, comments included. */
async function* events(body, alive) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  let name = "message";
  let data = [];
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    alive();
    const lines = (rest + value).split(/\r\n|\n/);
    rest = lines.pop();
    for (const line of lines) {
      if (line === "") {
        if (data.length) yield { name, data: data.join("\n") };
        [name, data] = ["message", []];
      } else if (line.startsWith("event:")) name = line.slice(6).trim();
      else if (line.startsWith("data:")) data.push(line.slice(5).trimStart());
    }
  }
}
