// All pages of all materials at once, and a field for the number of one.
import { allPages, find, materialOf, setText, titled } from "./room.js";
import { keyOf } from "./stage.js";
import { thumbnail } from "./thumbnails.js";
import { say } from "./words.js";

/**
 * @param here the page that one is on
 * @param typed the digit that opened it, if any
 * @param pagesOf the pages to choose from, of a material
 * @param isMarked whether a page has marks of one's own
 * @param go is given the page that was chosen
 * @param title names what is chosen
 */
export function showOverview(live, here, typed, { pagesOf = allPages, isMarked = () => false, go, title = say("pages") }) {
  const [dialog, field, all] = [find("overview-dialog"), find("overview-number"), find("overview")];
  const material = materialOf(live, here);
  setText(find("overview-title"), title);
  const chosen = (page) => {
    dialog.close();
    go(page);
  };
  setText(find("overview-range"), say("jumpRange", material.pages));
  field.max = material.pages;
  field.value = typed;
  dialog.querySelector("form").onsubmit = () => go({ ...here, page: field.valueAsNumber });
  all.replaceChildren(...live.materials.filter((each) => pagesOf(each).length).flatMap((each) => grid(live, each, pagesOf(each), { here, isMarked, chosen })));
  // Its pictures are kept no longer than they are looked at. A close is told late: it may be open again by then.
  dialog.onclose = () => { if (!dialog.open) all.replaceChildren(); };
  dialog.onkeydown = (event) => move(event, field, [...all.querySelectorAll("button")]);
  dialog.querySelector("[data-close]").onclick = () => dialog.close();
  dialog.showModal();
  // A finger wants the pictures, and no keyboard over them.
  if (typed || !matchMedia("(pointer: coarse)").matches) field.focus();
  all.querySelector("[aria-current]")?.scrollIntoView({ block: "center" });
}

/** A material's name and its pages. */
function grid(live, material, pages, { here, isMarked, chosen }) {
  const [name, list] = [titled(material.name, "of"), document.createElement("ol")];
  list.className = "grid";
  list.append(...pages.map((number) => {
    const page = { material: material.id, version: material.version, page: number };
    const item = thumbnail(live, material, page, chosen);
    if (isMarked(page)) sign(item.firstChild);
    if (keyOf(page) === keyOf(here)) item.firstChild.setAttribute("aria-current", "page");
    return item;
  }));
  return [name, list];
}

/** A picture's button says that its page has marks of one's own. */
function sign(button) {
  const name = say("pageMarked", button.title);
  button.classList.add("marked");
  button.title = name;
  button.setAttribute("aria-label", name);
}

/** The arrow keys go from picture to picture, from the field to the page at hand. */
function move(event, field, buttons) {
  const at = buttons.indexOf(document.activeElement);
  if (!["ArrowRight", "ArrowLeft", "ArrowDown", "ArrowUp"].includes(event.key)) return;
  if (at < 0 && event.key !== "ArrowDown") return;
  event.preventDefault();
  if (at < 0) return (buttons.find((button) => button.hasAttribute("aria-current")) ?? buttons[0])?.focus();
  const to = { ArrowRight: buttons[at + 1], ArrowLeft: buttons[at - 1], ArrowDown: below(buttons, at, 1), ArrowUp: below(buttons, at, -1) }[event.key];
  (to ?? (event.key === "ArrowUp" ? field : buttons[at])).focus();
}

/** The picture in the nearest row below or, with −1, above, as nearly over it as there is one. */
function below(buttons, at, step) {
  const place = (button) => button.getBoundingClientRect();
  const here = place(buttons[at]);
  const apart = (button) => [step * (place(button).top - here.top), Math.abs(place(button).left - here.left)];
  const isNearer = ([down, aside], other) => down < other[0] - 5 || (down < other[0] + 5 && aside < other[1]);
  let nearest;
  for (const button of buttons) {
    if (apart(button)[0] > 5 && (!nearest || isNearer(apart(button), apart(nearest)))) nearest = button;
  }
  return nearest;
}
