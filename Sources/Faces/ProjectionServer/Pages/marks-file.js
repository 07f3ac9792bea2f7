// Marks to take along: one file that opens anywhere, with the pages' pictures where they may be had.
import { clockTime, now } from "./room.js";
import { keyOf, pictureAt } from "./stage.js";
import { lineThrough, steps } from "./strokes.js";
import { say } from "./words.js";

/** Pictures of so many pages are kept for it, each of some 200 KB. */
const mostPictures = 60;
const retry = 3_000;

/** The pictures of pages that have marks, in this page's memory: once the briefing is over, the server gives none. */
export class MarkedPictures {
  #base;
  #pictures = new Map();
  #work = Promise.resolve();
  #isOver = false;

  constructor(base) {
    this.#base = base;
  }

  /** Fetches what is missing, one after the other, and keeps no others. */
  want(pages) {
    const wanted = new Map(pages.slice(0, mostPictures).map((page) => [keyOf(page), page]));
    for (const key of this.#pictures.keys()) if (!wanted.has(key)) this.#pictures.delete(key);
    for (const [key, page] of wanted) {
      if (this.#pictures.has(key)) continue;
      this.#pictures.set(key, null);
      this.#work = this.#work.then(() => this.#fetch(key, page));
    }
    return this.#work;
  }

  async #fetch(key, page) {
    if (this.#isOver || !this.#pictures.has(key)) return;
    try {
      const answer = await fetch(pictureAt(this.#base, page, 1280), { cache: "no-store" });
      if (!answer.ok) throw new Error(`status ${answer.status}`);
      const picture = await answer.blob();
      if (this.#pictures.has(key)) this.#pictures.set(key, picture);
    } catch {
      // Asked for again with the next change, but not at once: of a version that was replaced there is none any more.
      setTimeout(() => this.#pictures.get(key) === null && this.#pictures.delete(key), retry);
    }
  }

  get(key) {
    return this.#pictures.get(key) ?? null;
  }

  /** Asks for no more. */
  end() {
    this.#isOver = true;
  }

  forget() {
    this.#isOver = true;
    this.#pictures.clear();
  }
}

const addressOf = (blob) => new Promise((resolve, reject) => {
  const reader = new FileReader();
  reader.onload = () => resolve(reader.result);
  reader.onerror = reject;
  reader.readAsDataURL(blob);
});

const safe = (text) => text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);

const style = `body { margin: 0 auto; max-width: 60rem; padding: 1rem; font-family: system-ui, sans-serif; line-height: 1.6; color: #14181f; background: #fff; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.125rem; margin: 2rem 0 0.5rem; }
svg { display: block; width: 100%; max-height: 90vh; border: 1px solid #b4bcc8; background: #fff; }
path { fill: none; stroke-linecap: round; stroke-linejoin: round; }
.pen { stroke: #0a5bd6; } .edge { stroke: #fff; } .marker { stroke: #8df0a0; mix-blend-mode: multiply; }
.note { white-space: pre-wrap; overflow-wrap: anywhere; border-left: 4px solid #0a5bd6; padding-left: 0.75rem; } .about { color: #4a5566; }
@media print { section { break-inside: avoid; } }`;

/** The strokes over the picture, or over an empty page of its shape. */
async function drawing({ name, high = 9 / 16, strokes }, picture) {
  const height = Math.round(steps * high);
  const image = picture ? `<image width="${steps}" height="${height}" preserveAspectRatio="none" href="${await addressOf(picture)}"/>` : "";
  const paths = ["marker", "pen"].flatMap((pen) => strokes.filter((stroke) => stroke.pen === pen)).flatMap(({ pen, width, points }) => {
    const line = `d="${lineThrough(points, high, 3 * width)}"`;
    const edge = pen === "pen" ? `<path class="edge" stroke-width="${width * 1.7}" ${line}/>` : "";
    return [edge, `<path class="${pen === "pen" ? "pen" : "marker"}" stroke-width="${Number(width)}" ${line}/>`];
  });
  return `<svg viewBox="0 0 ${steps} ${height}" role="img" aria-label="${safe(name)}">${image}${paths.join("")}</svg>`;
}

async function section(marks, picture) {
  const isSeen = picture || marks.strokes.length;
  const note = marks.note.trim() ? `<p class="note">${safe(marks.note)}</p>` : "";
  const missing = picture ? "" : `<p class="about">${safe(say("fileNoPicture"))}</p>`;
  return `<section><h2>${safe(marks.name)}</h2>${note}${isSeen ? await drawing(marks, picture) : ""}${missing}</section>`;
}

/** A name that any system takes. */
const nameOf = (title) => `${`${say("marks")} ${title}`.replace(/[\p{C}/\\:*?"<>|]/gu, " ").trim().slice(0, 80)}.html`;

/** Hands the marks over to the browser as a file, and gives its name. @param pictures gives a page's picture by its key, or null */
export async function takeAlong(marks, pictures) {
  const { title, all } = marks;
  const sections = [];
  for (const each of all) sections.push(await section(each, pictures.get(keyOf(each.page))));
  const html = `<!doctype html>
<html lang="${document.documentElement.lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${safe(`${say("marksTitle")}: ${title}`)}</title>
<style>${style}</style>
</head>
<body>
<h1>${safe(title)}</h1>
<p class="about">${safe(say("fileAbout", new Date(now()).toLocaleDateString("sv"), clockTime()))}</p>
${sections.join("\n")}
</body>
</html>
`;
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([html], { type: "text/html" }));
  link.download = nameOf(title);
  link.click();
  // Not before the browser has read it.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  return link.download;
}
