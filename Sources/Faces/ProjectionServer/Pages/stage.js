// A page picture as large as its element allows, with zoom, pointer, spotlight and black.
import { partImage, seenPart, widthOf } from "./page-part.js";

const widths = [320, 1280, 2560, 3840];
const remembered = 12;

export const keyOf = (page) => (page ? `${page.material}/${page.version}/${page.page}` : "");

/** The address of a page's picture, `width` pixels wide, or of its text. */
export const pictureAt = (base, page, width) => `${base}/pages/${keyOf(page)}/${width}.webp`;
export const textAt = (base, page) => `${base}/pages/${keyOf(page)}/text`;

/** What is enlarged is drawn for itself once it has stood still for so long. */
const calm = 120;

/** After this long without its picture, a page is late. */
const patience = 1_000;
/** What nobody waits for is not asked for again so soon after it failed. */
const reluctance = 5_000;

const pause = (time) => new Promise((resolve) => setTimeout(resolve, time));
/** Longer after each failure. */
const pauseAfter = (failures) => pause(Math.min(400 * 2 ** failures, 5_000));

/** The narrowest picture that is fine enough for so many pixels of the window. */
const fineEnough = (size) => widths.find((width) => width >= size * devicePixelRatio * 0.9) ?? widths.at(-1);

function part(name) {
  const element = document.createElement("div");
  element.className = name;
  return element;
}

export class Stage {
  #base;
  #describe;
  #wanted = null;
  #wantedLook = {};
  #look = {};
  #width = 0;
  #alt = "";
  #part = "";
  #partTimer;
  #pictures = new Map();
  /** When a picture could not be had, by its address. */
  #failures = new Map();
  /** What lies over the page's picture, and is moved and enlarged with it. */
  over = part("over");
  #parts = { sheet: part("sheet"), spot: part("spot"), dot: part("dot"), cover: part("cover") };

  /** @param describe gives a picture's alternative text and the id of the element that has its full text */
  constructor(element, base, describe = () => ({ alt: "" })) {
    this.element = element;
    this.#base = base;
    this.#describe = describe;
    element.append(...Object.values(this.#parts));
    new ResizeObserver(() => this.#place()).observe(element);
  }

  /**
   * Shows a page. What was there stays up until the new picture is decoded, so that nothing flashes; zoom and pointer
   * change with it. Black comes at once.
   */
  show(page, look = {}) {
    this.#wantedLook = look;
    if (look.black) this.#cover(true);
    if (keyOf(page) !== keyOf(this.#wanted)) {
      this.#wanted = page;
      this.#width = 0;
      if (page) this.#load();
      else this.#put(null);
    } else if (this.element.dataset.shown === keyOf(page)) {
      this.#look = look;
      this.#place();
    }
  }

  /** Fetches pages that are likely to be shown soon. */
  prefetch(pages) {
    const width = this.#widthNeeded();
    for (const page of pages) {
      const failed = this.#failures.get(this.#address(page, width));
      if (!failed || Date.now() - failed > reluctance) this.#picture(page, width);
    }
  }

  /** Takes the picture away, where it would not be that of the page that is spoken of: see the event `late`. */
  clear() {
    this.#put(null);
  }

  /** Takes the page off, and keeps nothing of what was fetched. */
  forget() {
    this.show(null);
    this.#pictures.clear();
    this.#failures.clear();
  }

  #address(page, width) {
    return new URL(pictureAt(this.#base, page, width), location.href).href;
  }

  /** Where a point of the window is on the page, in fractions of the picture; null outside of it. */
  fraction(x, y, { clamped = false } = {}) {
    const box = this.#parts.sheet.getBoundingClientRect();
    if (!box.width || !this.#parts.sheet.firstChild) return null;
    const at = { x: (x - box.left) / box.width, y: (y - box.top) / box.height };
    if (clamped) return { x: Math.min(1, Math.max(0, at.x)), y: Math.min(1, Math.max(0, at.y)) };
    return at.x < 0 || at.y < 0 || at.x > 1 || at.y > 1 ? null : at;
  }

  /** The page that is shown, {material, version, page}; null for none. */
  get page() {
    const [material, version, page] = (this.element.dataset.shown ?? "").split("/").map(Number);
    return page ? { material, version, page } : null;
  }

  /** How large the page is here, in pixels of the window, with what of it is out of sight. */
  get size() {
    const { width, height } = this.#parts.sheet.getBoundingClientRect();
    return { width, height };
  }

  /** Whether the page that is shown is upright. */
  get isUpright() {
    const image = this.#shownImage;
    return Boolean(image && image.naturalWidth < image.naturalHeight);
  }

  get #shownImage() {
    return this.#parts.sheet.firstChild;
  }

  async #load() {
    const page = this.#wanted;
    const width = (this.#width = Math.max(this.#width, this.#widthNeeded()));
    const late = () => {
      if (page === this.#wanted && this.element.dataset.shown !== keyOf(page)) this.element.dispatchEvent(new CustomEvent("late"));
    };
    setTimeout(late, patience);
    for (let failures = 0; page === this.#wanted && width === this.#width; failures++) {
      const { image, ready } = this.#picture(page, width);
      try {
        await ready;
        if (page === this.#wanted && width === this.#width) this.#put(image);
        return;
      } catch {
        // Not made yet, or the network is away: the page is still wanted.
        this.#pictures.delete(image.src);
        late();
        await pauseAfter(failures);
      }
    }
  }

  #picture(page, width) {
    const address = this.#address(page, width);
    let known = this.#pictures.get(address);
    if (known) this.#pictures.delete(address);
    else {
      const image = new Image();
      const loaded = new Promise((resolve, reject) => {
        image.onload = resolve;
        image.onerror = reject;
      });
      image.src = address;
      // A browser may put off decoding while its window is hidden; loaded is then enough.
      const ready = loaded.then(() => Promise.race([image.decode(), pause(1_000)]));
      ready.catch(() => {
        this.#pictures.delete(address);
        this.#failures.set(address, Date.now());
      });
      known = { image, ready };
    }
    this.#pictures.set(address, known);
    for (const old of this.#pictures.keys()) {
      if (this.#pictures.size <= remembered) break;
      if (this.#pictures.get(old).image !== this.#shownImage) this.#pictures.delete(old);
    }
    return known;
  }

  #put(image) {
    const { sheet } = this.#parts;
    const page = image && this.#wanted;
    const turned = this.element.dataset.shown !== keyOf(page);
    if (image) {
      const { alt, details } = this.#describe(this.#wanted);
      this.#alt = alt;
      image.draggable = false;
      if (details) image.setAttribute("aria-details", details);
      sheet.replaceChildren(image, this.over);
    } else sheet.replaceChildren();
    this.element.dataset.shown = keyOf(page);
    this.#look = this.#wantedLook;
    // It has gone with the picture that it lay on.
    this.#part = "";
    // A new page does not glide from the zoom of the old one.
    if (turned) sheet.classList.add("still");
    this.#place();
    if (turned) {
      sheet.getBoundingClientRect();
      sheet.classList.remove("still");
      this.element.dispatchEvent(new CustomEvent("turned", { detail: page }));
    }
  }

  /** Black is black for those who listen, too. */
  #cover(black) {
    this.#parts.cover.classList.toggle("on", black);
    this.#parts.cover.classList.toggle("white", Boolean(this.#wantedLook.white));
    const image = this.#shownImage;
    const alt = black ? "" : this.#alt;
    if (image && image.getAttribute("alt") !== alt) image.alt = alt;
    if (image) image.ariaHidden = String(black);
  }

  #box() {
    const { clientWidth, clientHeight } = this.element;
    const image = this.#shownImage;
    const ratio = image?.naturalWidth ? image.naturalWidth / image.naturalHeight : 16 / 9;
    const whole = Math.min(clientWidth, clientHeight * ratio);
    const area = this.#look.zoom ?? { x: 0, y: 0, w: 1, h: 1 };
    const width = Math.min(clientWidth / area.w, (clientHeight * ratio) / area.h);
    const height = width / ratio;
    // The area in the middle, but no black edge where there is page to fill it.
    const start = (room, size, middle) =>
      size <= room ? (room - size) / 2 : Math.min(0, Math.max(room - size, room / 2 - middle * size));
    return {
      whole, ratio, width, height,
      left: start(clientWidth, width, area.x + area.w / 2),
      top: start(clientHeight, height, area.y + area.h / 2),
    };
  }

  #widthNeeded() {
    const { whole, width } = this.#box();
    // What is enlarged further is drawn for itself.
    return Math.max(fineEnough(whole), Math.min(2560, fineEnough(width)));
  }

  /** Has the part that is seen drawn for itself where the page's picture is too coarse for it. It lies over the picture. */
  #sharpen(box) {
    const coarse = this.#shownImage && box.width * devicePixelRatio > this.#shownImage.naturalWidth * 1.1;
    const wanted = coarse && this.#look.zoom ? this.#partAddress(box) : "";
    if (wanted === this.#part) return;
    this.#part = wanted;
    clearTimeout(this.#partTimer);
    if (wanted) this.#partTimer = setTimeout(() => this.#layPart(wanted), calm);
    else this.#parts.sheet.querySelector(".part")?.remove();
  }

  #partAddress(box) {
    const seen = seenPart(box, this.element);
    return JSON.stringify({ ...seen, width: fineEnough(widthOf(seen, box.width)) });
  }

  /** The server may have no time at once, or the line a gap: meanwhile the picture of the whole page stays. */
  async #layPart(wanted) {
    const [page, asked] = [this.#wanted, this.#partTimer];
    // The page that is wanted next is not up yet: it gets its own part then, and this one nothing of it.
    if (this.element.dataset.shown !== keyOf(page)) return;
    const isWanted = () => wanted === this.#part && asked === this.#partTimer && page === this.#wanted && this.#shownImage;
    for (let failures = 0; isWanted(); failures++) {
      const image = partImage(`${this.#base}/pages/${keyOf(page)}`, JSON.parse(wanted));
      try {
        await image.decode();
      } catch {
        await pauseAfter(failures);
        continue;
      }
      if (!isWanted()) return;
      this.#parts.sheet.querySelector(".part")?.remove();
      this.#parts.sheet.append(image);
      return;
    }
  }

  #place() {
    const { sheet, spot, dot } = this.#parts;
    const { pointer, spotlight, black } = this.#look;
    const box = this.#box();
    sheet.style.width = `${box.whole}px`;
    sheet.style.height = `${box.whole / box.ratio}px`;
    sheet.style.transform = `translate(${box.left}px, ${box.top}px) scale(${box.width / box.whole || 1})`;
    const move = (element, at) => {
      element.classList.toggle("on", Boolean(at));
      if (at) element.style.transform = `translate(${box.left + at.x * box.width}px, ${box.top + at.y * box.height}px)`;
    };
    move(dot, pointer);
    move(spot, spotlight);
    if (spotlight) spot.style.setProperty("--reach", `${spotlight.r * box.width}px`);
    this.#cover(Boolean(black || this.#wantedLook.black));
    if (this.#shownImage && this.#wanted && this.#widthNeeded() > this.#width) this.#load();
    this.#sharpen(box);
  }
}
