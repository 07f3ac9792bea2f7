// What differs between two versions is marked in both pictures of a page, once they are near the window.
import { differences } from "./differences.js";

const list = document.querySelector("#pairs");
const { base, material, former, current, same, differ, other } = list.dataset;

function mark(figure, places) {
  for (const { x, y, w, h } of places) {
    const box = document.createElement("span");
    box.className = "difference";
    Object.assign(box.style, { left: `${100 * x}%`, top: `${100 * y}%`, width: `${100 * w}%`, height: `${100 * h}%` });
    figure.querySelector("a").append(box);
  }
}

async function compare(pair) {
  const figures = [...pair.querySelectorAll("figure")];
  if (!figures.every((figure) => figure.querySelector("img"))) return;
  const pages = [former, current].map((version) => ({ material, version, page: pair.dataset.page }));
  const found = await differences(base, ...pages);
  const said = found.isAlike ? (found.count ? differ + found.count : same) : other;
  pair.querySelector("h2 span").textContent = ` ${said}`;
  for (const [index, figure] of figures.entries()) mark(figure, found.places[index]);
}

const watcher = new IntersectionObserver((entries) => {
  for (const { isIntersecting, target } of entries) {
    if (!isIntersecting) continue;
    watcher.unobserve(target);
    // A picture that cannot be had is not there to be compared.
    compare(target).catch(() => {});
  }
}, { rootMargin: "400px" });
for (const pair of list.children) watcher.observe(pair);
