// The briefing's materials, and all pages of the one at hand as small pictures.
import { allPages, faultOf, find, titled } from "./room.js";
import { keyOf } from "./stage.js";
import { thumbnail } from "./thumbnails.js";
import { say } from "./words.js";

let drawn = "";
let listed = "";

/** @param go is called with the page that was chosen, @param change with the material */
export function showMaterials(live, page, go, change) {
  const list = find("materials");
  list.classList.toggle("single", live.materials.length < 2);
  const entries = live.materials.map((material) => ({ name: material.name, marks: marksOf(material), off: material.state !== "ready" }));
  // Made anew only when they differ: a button must not go from under the finger or lose the focus.
  if (JSON.stringify(entries) !== listed) {
    listed = JSON.stringify(entries);
    list.replaceChildren(...entries.map(({ name, marks, off }) => {
      const button = document.createElement("button");
      button.append(titled(name), marks);
      button.disabled = off;
      return button;
    }));
  }
  for (const [index, material] of live.materials.entries()) {
    const button = list.children[index];
    button.setAttribute("aria-pressed", String(material.id === page?.material));
    button.onclick = () => change(material);
  }
  showStrip(live, page, go);
}

function marksOf(material) {
  return [
    "",
    material.version > 1 ? say("version", material.version) : "",
    material.borrowed ? (material.from?.briefing ? say("elsewhere") : say("archive")) : "",
    material.state === "ready" && material.why ? say("notReplaced") : "",
    material.state === "preparing" ? say("preparing") : "",
    material.state === "failed" ? faultOf(material) : "",
  ].filter((mark, index) => mark || !index).join(" · ");
}

function showStrip(live, page, go) {
  const strip = find("strip");
  const material = live.materials.find((each) => each.id === page?.material);
  const pages = allPages(material);
  const wanted = material ? JSON.stringify([material.id, material.version, pages, material.hidden]) : "";
  if (wanted !== drawn) {
    drawn = wanted;
    strip.replaceChildren(...pages.map((number) => {
      const target = { material: material.id, version: material.version, page: number };
      return thumbnail(live, material, target, go);
    }));
  }
  for (const [index, item] of [...strip.children].entries()) {
    const button = item.firstChild;
    const here = pages[index] === page.page;
    const isBeside = keyOf(live.beside) === keyOf({ ...page, page: pages[index] });
    const inRoom = live.shown?.material === page.material && live.shown.page === pages[index] && !here;
    if (here && !button.hasAttribute("aria-current")) reveal(strip, item);
    if (here) button.setAttribute("aria-current", "page");
    else button.removeAttribute("aria-current");
    button.classList.toggle("in-room", inRoom && !isBeside);
    button.classList.toggle("beside-it", isBeside);
    if (isBeside) button.setAttribute("aria-description", say("besideIt"));
    else button.removeAttribute("aria-description");
  }
}

/** Only the strip itself scrolls: `scrollIntoView` would move the page on a phone. */
function reveal(strip, item) {
  const [left, top] = [item.offsetLeft - (strip.clientWidth - item.offsetWidth) / 2, item.offsetTop - (strip.clientHeight - item.offsetHeight) / 2];
  strip.scrollTo({ left, top, behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
}
