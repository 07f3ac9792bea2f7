// How long each page was up, for who has rehearsed or wants to know what took the time.
import { say } from "./words.js";

/**
 * Materials have numbers and no names: nothing of a briefing stays in a page after its end.
 *
 * @param list where a line for each page goes
 * @param times {material, page, seconds}, in the order in which they came up
 */
export function showPageTimes(list, times) {
  const longest = Math.max(1, ...times.map((time) => time.seconds));
  const materials = [...new Set(times.map((time) => time.material))];
  list.hidden = !times.length;
  list.replaceChildren(...times.map(({ material, page, seconds }) => {
    const [line, name, bar, clock] = ["li", "span", "span", "span"].map((tag) => document.createElement(tag));
    const number = materials.length > 1 ? `${say("material")} ${materials.indexOf(material) + 1}　` : "";
    name.textContent = number + say("jumpPage", page);
    bar.className = "bar";
    bar.style.width = `${(100 * seconds) / longest}%`;
    clock.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
    line.append(name, bar, clock);
    return line;
  }));
}
