// How long each page was up, for who has rehearsed or wants to know what took the time.
import { titled } from "./room.js";
import { say } from "./words.js";

/** @param list where a line for each page goes @param times {file, page, seconds}, in the order in which they came up */
export function showPageTimes(list, times) {
  const longest = Math.max(1, ...times.map((time) => time.seconds));
  list.hidden = !times.length;
  list.replaceChildren(...times.map(({ file, page, seconds }) => {
    const [line, bar, clock] = [document.createElement("li"), document.createElement("span"), document.createElement("span")];
    bar.className = "bar";
    bar.style.width = `${(100 * seconds) / longest}%`;
    clock.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
    const name = titled(file);
    name.append(`　${say("jumpPage", page)}`);
    line.append(name, bar, clock);
    return line;
  }));
}
