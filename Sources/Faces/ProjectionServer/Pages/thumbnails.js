// Small pictures of pages to choose from.
import { pictureAt } from "./stage.js";
import { base, isHidden, nameOf, setText } from "./room.js";
import { say } from "./words.js";

/** A list's entry with a page's small picture. @param chosen is called with the page */
export function thumbnail(live, material, page, chosen) {
  const [item, button, image, number] = ["li", "button", "img", "span"].map((tag) => document.createElement(tag));
  const [name, hidden] = [nameOf(live, page), isHidden(material, page)];
  showSmall(image, page);
  setText(number, [page.page, hidden ? say("hidden") : ""].join(" ").trim());
  button.classList.toggle("passed-over", hidden);
  button.type = "button";
  button.title = name;
  button.setAttribute("aria-label", name);
  button.append(image, number);
  button.addEventListener("click", () => chosen(page));
  item.append(button);
  return item;
}

/** Has an image show a page, small. What the page is called stands beside it. */
export function showSmall(image, page) {
  image.loading = "lazy";
  image.alt = "";
  image.src = pictureAt(base, page, 320);
  image.addEventListener("error", () => retry(image), { once: true });
}

/** A small picture that was not made in time, or fell into a gap of the line, gets a second chance. */
function retry(image) {
  setTimeout(() => {
    const { src } = image;
    image.removeAttribute("src");
    image.src = src;
  }, 3_000);
}
