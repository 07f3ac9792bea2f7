// The line to the room: states come in, and it mends itself.
//
// Read with fetch and not with EventSource, which gives up for good when a server or proxy answers with an error, does
// not say with which, and hides the comments by which one knows that a silent line is alive.

/** A comment comes every 15 s; after this long without a byte the line is dead, whatever TCP believes. */
const silence = 40_000;
const longestPause = 5_000;
/** So long may each byte take until the first state is there: a server that listens answers at once. */
const patience = 10_000;
/** An answer that is waited for comes with the comment at the latest. */
const longestWait = 30_000;
/** So often, at most, this asks: a hand that points is not to be asked after all the time by a whole hall. */
const askingPause = 300;
/** After so long it is tried whether a stream comes through by now. */
const trialPause = 300_000;
/** This moment by two clocks: one may be set back, the other stands while a PC sleeps. */
const moment = () => [Date.now(), performance.now()];
/** Milliseconds since then, by the clock that has gone on further. */
const since = (then) => Math.max(...moment().map((now, clock) => now - then[clock]));

/**
 * @param address the event stream's address
 * @param on `served({mark, stream, zone})` at each beginning; `state(data)` for each state; `strokes(data)` for what is drawn, `strokesBeside(data)` on the page beside; `ended(data | null)` once, when the key has ended; `moved(key)` once, when another key has taken its place; `line(up, asks)` when it changes; asks: something on the way holds back what is sent, and this asks for what is new instead
 * @param forever a key that never ends: "not found" is then a passing trouble as any other
 */
export function listen(address, on, { forever = false } = {}) {
  /** By this the server knows that it is this page that comes anew, and that it was there a moment ago. */
  const page = `p-${crypto.getRandomValues(new Uint32Array(2)).join("")}`;
  const addressWith = (more) => `${address}${address.includes("?") ? "&" : "?"}${new URLSearchParams({ as: page, ...more })}`;
  let attempt = null;
  let heard = moment();
  let failures = 0;
  let timer;
  let over = false;
  let told = "";
  /** Streams in a row that brought nothing at all, and that fell silent before the first comment. */
  let [starved, stuck] = [0, 0];
  /** The stream that is open: when it began, whether its first state is there. */
  let stream = null;
  /** Whether this asks; the number of the last answer; when a stream was tried last. */
  let [asks, answers, tried] = [false, 0, moment()];

  const tell = (isUp) => {
    if (told === `${isUp} ${isUp && asks}`) return;
    told = `${isUp} ${isUp && asks}`;
    on.line?.(isUp, isUp && asks);
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
  const request = async (mine, more) => {
    const answer = await fetch(addressWith(more), { signal: mine.signal, cache: "no-store" });
    if (answer.ok || (answer.status === 404 && !forever)) return answer;
    throw new Error(`status ${answer.status}`);
  };

  /** Takes an event. */
  function take({ name, data }) {
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

  async function follow(mine) {
    const own = (stream = { began: moment(), isAnswered: false, isFed: false, isLate: false });
    let deadline;
    const wait = () => {
      clearTimeout(deadline);
      if (own.isFed) return;
      deadline = setTimeout(() => {
        own.isLate = true;
        mine.abort();
      }, patience);
    };
    wait();
    try {
      const answer = await request(mine, {});
      if (answer.status === 404) return finish(null);
      own.isAnswered = true;
      const alive = () => {
        heard = moment();
        if (since(own.began) > patience) stuck = 0;
        wait();
      };
      for await (const event of events(answer.body, alive)) {
        if (mine !== attempt || over) return;
        failures = starved = 0;
        if (event.name === "state") own.isFed = true;
        take(event);
      }
    } finally {
      clearTimeout(deadline);
    }
    throw new Error("closed");
  }

  async function ask(mine) {
    const asked = moment();
    const deadline = setTimeout(() => mine.abort(), answers ? longestWait : patience);
    let number = null;
    try {
      const answer = await request(mine, { after: answers });
      if (answer.status === 404) return finish(null);
      for await (const event of events(answer.body, () => (heard = moment()))) {
        if (mine !== attempt || over) return;
        if (event.name === "answered") number = JSON.parse(event.data);
        else take(event);
      }
    } finally {
      clearTimeout(deadline);
    }
    if (mine !== attempt || over) return;
    if (number === null) throw new Error("cut off");
    [answers, failures] = [number, 0];
    tell(true);
    if (since(tried) > trialPause) tryStream();
    // Without a timer where there is no need: those of pages that nobody looks at are slow.
    const pause = askingPause - since(asked);
    if (pause > 0) timer = setTimeout(connect, pause);
    else connect();
  }

  /** Asking goes on meanwhile. Of two comments the second is sent two seconds later, and the end with it. */
  async function tryStream() {
    tried = moment();
    try {
      const { body, ok } = await fetch(addressWith({ trial: 1 }), { cache: "no-store" });
      let first = null;
      const reader = body.getReader();
      while (!(await reader.read()).done) first ??= moment();
      if (!ok || over || !asks || !first || since(first) < 1_000) return;
      asks = false;
      starved = stuck = 0;
      connect();
    } catch {
      // The next one may succeed.
    }
  }

  async function connect() {
    if (over) return;
    clearTimeout(timer);
    attempt?.abort();
    const mine = (attempt = new AbortController());
    heard = moment();
    try {
      await (asks ? ask(mine) : follow(mine));
    } catch {
      if (mine !== attempt || over) return;
      // An answer has begun, and does not go on; or there was none twice, as where only whole answers are passed on.
      if (!asks && stream.isLate && (stream.isAnswered || ++starved > 1)) return startAsking();
      // Nor is there an answer to one who asks: it is the server, or the network.
      if (!answers) asks = false;
      tell(false);
      // Spread, so that a thousand followers do not come back in the same moment.
      const pause = Math.min(300 * 2 ** failures++, longestPause) * (0.5 + Math.random());
      timer = setTimeout(connect, pause);
    }
  }

  function startAsking() {
    [asks, answers, starved, stuck, tried] = [true, 0, 0, 0, moment()];
    connect();
  }

  /** A PC that has slept wakes up with a line that looks open. */
  const check = (limit) => {
    if (over || since(heard) <= limit) return;
    // The first state came, and no comment after it: twice, and what comes later is held back.
    if (limit === silence && !asks && stream?.isFed && ++stuck > 1) return startAsking();
    tell(false);
    connect();
  };
  const watchdog = setInterval(() => check(silence), 1_000);
  addEventListener("online", () => {
    // Another network, perhaps.
    if (asks) tryStream();
    connect();
  });
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
