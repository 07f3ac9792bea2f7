// Where two versions of a page differ: their pictures are compared, each drawn by the same program at the same width.
import { pictureAt } from "./stage.js";

const width = 1280;
/** A cell of so many pixels each way differs where one of its pixels does. */
const cell = 8;
/** Of 255. Less is not seen on a wall. */
const least = 40;
/** Cells that are no further apart than the letters of a word and its neighbours are one place. */
const reach = 2;

/** {isAlike: whether the pages have the same shape, places: [{x, y, w, h}] in fractions of it} */
export async function differences(base, ...pages) {
  const images = await Promise.all(pages.map((page) => picture(pictureAt(base, page, width))));
  const [a, b] = images.map(pixels);
  if (a.width !== b.width || Math.abs(a.height - b.height) > 2) return { isAlike: false, places: [] };
  const [columns, rows] = [Math.ceil(a.width / cell), Math.ceil(Math.min(a.height, b.height) / cell)];
  const found = boxes(changed(a, b, columns, rows), columns, rows);
  return { isAlike: true, places: found.map((box) => area(box, a.width / cell, Math.min(a.height, b.height) / cell)) };
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
  return context.getImageData(0, 0, canvas.width, canvas.height);
}

function changed(a, b, columns, rows) {
  const cells = new Uint8Array(columns * rows);
  const height = Math.min(a.height, b.height);
  // Nearly all pixels are alike, and four bytes are compared at once.
  const [one, other] = [a, b].map(({ data }) => new Uint32Array(data.buffer));
  const differ = (at, colour) => Math.abs(a.data[at + colour] - b.data[at + colour]) > least;
  for (let y = 0, at = 0; y < height; y++) {
    const row = Math.floor(y / cell) * columns;
    for (let x = 0; x < a.width; x++, at++) {
      if (one[at] === other[at]) continue;
      if (differ(4 * at, 0) || differ(4 * at, 1) || differ(4 * at, 2)) cells[row + Math.floor(x / cell)] = 1;
    }
  }
  return cells;
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
function area({ left, top, right, bottom }, columns, rows) {
  const [x, y] = [Math.max(0, left - 0.5), Math.max(0, top - 0.5)];
  return { x: x / columns, y: y / rows, w: (Math.min(columns, right + 0.5) - x) / columns, h: (Math.min(rows, bottom + 0.5) - y) / rows };
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
