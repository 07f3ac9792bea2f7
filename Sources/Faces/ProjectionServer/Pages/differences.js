// Where two versions of a page differ: their pictures are compared, each drawn by the same program at the same width. Lines
// that are alike are brought together first, so that a line that was put in is one difference, and not all that it has moved.
import { aligned, bandsOf, isEqualAt, isLikeAt } from "./bands.js";
import { pictureAt } from "./stage.js";

const fineness = 1280;
/** A cell of so many pixels each way differs where one of its pixels does. */
const cell = 8;
/** Cells that are no further apart than the letters of a word and its neighbours are one place. */
const reach = 2;

/**
 * {isAlike: whether the pages have the same shape, count: of differences, places: for each page those that it has, [{x, y, w, h}] in
 * fractions of it}
 */
export async function differences(base, ...pages) {
  const images = await Promise.all(pages.map((page) => picture(pictureAt(base, page, fineness))));
  const both = images.map(pixels);
  const [a, b] = both;
  if (a.width !== b.width || Math.abs(a.height - b.height) > 2) return { isAlike: false, count: 0, places: [[], []] };
  const found = compared(a, b);
  const places = both.map((image, index) => found.map((sides) => sides[index]).filter(Boolean).map((box) => area(box, image)));
  return { isAlike: true, count: found.length, places };
}

async function picture(address) {
  const image = new Image();
  image.src = address;
  await image.decode();
  return image;
}

function pixels(image) {
  const canvas = Object.assign(document.createElement("canvas"), { width: image.naturalWidth, height: image.naturalHeight });
  const context = canvas.getContext("2d", { willReadFrequently: true });
  context.drawImage(image, 0, 0);
  const { data, width, height } = context.getImageData(0, 0, canvas.width, canvas.height);
  // Nearly all pixels are alike, and four bytes are compared at once.
  return { data, width, height, words: new Uint32Array(data.buffer) };
}

/** For each difference its boxes in both pages; null in one that has nothing there. */
function compared(a, b) {
  const found = [];
  for (const [here, there] of aligned(a, b, bandsOf(a), bandsOf(b))) {
    if (!there.length) found.push([boxOf(a, here), null]);
    else if (!here.length) found.push([null, boxOf(b, there)]);
    // As many lines as there were: each has become another.
    else if (here.length === there.length) for (const [index, band] of here.entries()) found.push(...byPlace(a, b, band, there[index]));
    else found.push(...byPlace(a, b, spanOf(here), spanOf(there)));
  }
  return found;
}

const spanOf = (bands) => ({ top: bands[0].top, bottom: bands.at(-1).bottom });

/** What is drawn in bands, whatever its colour. */
function boxOf({ words, width }, bands) {
  const { top, bottom } = spanOf(bands);
  let [left, right] = [width, 0];
  for (let y = top; y < bottom; y++) {
    for (let x = 0, at = y * width; x < width; x++, at++) {
      // Where nothing begins or ends in this column there are rules of a table, and the ground.
      if (y > 0 && words[at] !== words[at - width]) [left, right] = [Math.min(left, x), Math.max(right, x + 1)];
    }
  }
  return left < right ? { left, top, right, bottom } : { left: 0, top, right: width, bottom };
}

/** Boxes around what differs in two bands that are laid over one another by their tops. */
function byPlace(a, b, one, other) {
  const shift = other.top - one.top;
  const height = Math.max(one.bottom - one.top, other.bottom - other.top);
  const isSame = shift ? isLikeAt : isEqualAt;
  const [columns, rows] = [Math.ceil(a.width / cell), Math.ceil(height / cell)];
  const cells = new Uint8Array(columns * rows);
  for (let down = 0; down < height; down++) {
    const [y, row] = [one.top + down, Math.floor(down / cell) * columns];
    for (let x = 0; x < a.width; x++) if (!isSame(a, b, x, y, y + shift)) cells[row + Math.floor(x / cell)] = 1;
  }
  return boxes(cells, columns, rows).map(({ left, top, right, bottom }) =>
    [one, other].map(({ top: start }) => ({ left: left * cell, right: right * cell, top: start + top * cell, bottom: start + Math.min(bottom * cell, height) })));
}

/** Boxes around cells that hang together. */
function boxes(cells, columns, rows) {
  const found = [];
  for (let start = 0; start < cells.length; start++) {
    if (cells[start] !== 1) continue;
    const box = { left: columns, top: rows, right: 0, bottom: 0 };
    const open = [start];
    cells[start] = 2;
    while (open.length) {
      const here = open.pop();
      const [x, y] = [here % columns, Math.floor(here / columns)];
      Object.assign(box, { left: Math.min(box.left, x), top: Math.min(box.top, y), right: Math.max(box.right, x + 1), bottom: Math.max(box.bottom, y + 1) });
      for (let down = Math.max(0, y - reach); down <= Math.min(rows - 1, y + reach); down++) {
        for (let aside = Math.max(0, x - reach); aside <= Math.min(columns - 1, x + reach); aside++) {
          const other = down * columns + aside;
          if (cells[other] !== 1) continue;
          cells[other] = 2;
          open.push(other);
        }
      }
    }
    found.push(box);
  }
  return joined(found);
}

/** A box in fractions of the page, with a little air, so that the frame does not lie on what it frames. */
function area({ left, top, right, bottom }, { width, height }) {
  const air = cell / 2;
  const [x, y] = [Math.max(0, left - air), Math.max(0, top - air)];
  return { x: x / width, y: y / height, w: (Math.min(width, right + air) - x) / width, h: (Math.min(height, bottom + air) - y) / height };
}

/** Boxes that overlap become one. */
function joined(all) {
  const apart = [];
  for (let box of all) {
    for (let index = 0; index < apart.length; index++) {
      const other = apart[index];
      if (other.left > box.right || box.left > other.right || other.top > box.bottom || box.top > other.bottom) continue;
      box = { left: Math.min(box.left, other.left), top: Math.min(box.top, other.top), right: Math.max(box.right, other.right), bottom: Math.max(box.bottom, other.bottom) };
      apart.splice(index, 1);
      index = -1;
    }
    apart.push(box);
  }
  return apart;
}
