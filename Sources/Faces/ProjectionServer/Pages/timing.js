// The clock, the time used and the time left: said by a word and a shape, and only then by a colour.
import { clockTime, find, now, setText } from "./room.js";
import { say } from "./words.js";

function minutesAndSeconds(milliseconds) {
  const seconds = Math.floor(Math.abs(milliseconds) / 1_000);
  const [hours, rest] = [Math.floor(seconds / 3_600), seconds % 3_600];
  const two = (number) => String(number).padStart(2, "0");
  const short = `${two(Math.floor(rest / 60))}:${two(rest % 60)}`;
  return hours ? `${hours}:${short}` : short;
}

/** "on-time", "nearly-over" in the last fifth and at least the last minute, "over", or null without a plan. */
export function verdictOf(used, minutes) {
  if (!minutes) return null;
  const left = minutes * 60_000 - used;
  if (left < 0) return "over";
  return left <= Math.max(60_000, minutes * 12_000) ? "nearly-over" : "on-time";
}

const verdictWords = { "on-time": say("onTime"), "nearly-over": say("nearlyOver"), over: say("isOver") };

export function showTimes(live) {
  setText(find("clock"), clockTime());
  if (!live) return;
  const used = Math.max(0, now() - live.startedAt);
  const verdict = verdictOf(used, live.minutes);
  // What the header says silently; once, when it becomes so.
  const { verdict: before } = find("times").dataset;
  if (before && verdict && verdict !== before) setText(find("announcer"), verdictWords[verdict]);
  setText(find("used"), minutesAndSeconds(used));
  setText(find("left"), live.minutes ? minutesAndSeconds(Math.floor((live.minutes * 60_000 - used) / 1_000) * 1_000) : "–");
  setText(find("left-name"), say(verdict === "over" ? "over" : "left"));
  find("times").dataset.verdict = verdict ?? "none";
  setText(find("verdict").lastElementChild, verdictWords[verdict] ?? say("noLimit"));
  find("bar").value = live.minutes ? Math.min(1, used / (live.minutes * 60_000)) : 0;
}

/** The planned minutes after five more or less; with no plan it starts from what is used up. */
export function otherMinutes(live, step) {
  const from = live.minutes ?? Math.floor((now() - live.startedAt) / 60_000);
  return Math.max(1, Math.round(from + step));
}

/** The clock and the minutes move from the header to the side, or into the menu, where the header is too narrow. */
export function placePlan() {
  const narrow = matchMedia("(max-width: 68.75em)");
  const [plan, aside, bar] = [find("plan"), find("plan-aside"), find("bar")];
  const place = () => (narrow.matches ? aside.append(plan) : bar.before(plan));
  narrow.addEventListener("change", place);
  place();
}
