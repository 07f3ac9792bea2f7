// A part of a page that is drawn for itself: it lies over the picture of the whole page, and is finer.

/** Lines of the grid by whose cells parts are named, each way. */
const grid = 128;

/** What of a page is seen through an element, {x, y, w, h} in cells. @param box where the whole page would lie */
export function seenPart(box, { clientWidth, clientHeight }) {
  const seen = (start, room, size) => {
    const from = Math.max(0, Math.floor((-start / size) * grid));
    return [from, Math.min(grid, Math.ceil(((room - start) / size) * grid)) - from];
  };
  const [x, w] = seen(box.left, clientWidth, box.width);
  const [y, h] = seen(box.top, clientHeight, box.height);
  return { x, y, w, h };
}

/** How many of the page's pixels a part is wide, where the whole page has `width`. */
export const widthOf = (part, width) => (width * part.w) / grid;

/** The image of a part, where it belongs. @param page the address of the page's pictures @param width of the image, in pixels */
export function partImage(page, { x, y, w, h, width }) {
  const image = new Image();
  image.src = `${page}/part/${x}-${y}-${w}-${h}/${width}.webp`;
  image.className = "part";
  image.alt = "";
  image.draggable = false;
  for (const [name, cells] of Object.entries({ left: x, top: y, width: w, height: h })) image.style[name] = `${(cells / grid) * 100}%`;
  return image;
}
