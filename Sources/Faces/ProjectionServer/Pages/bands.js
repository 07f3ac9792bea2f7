// The lines of a page's picture, as bands between rows in which nothing begins or ends; and which of two pages are alike.

/** Of 255. Less is not seen on a wall. */
const least = 40;
/** Rows that may lie between two parts of one band: of a letter, as a rule. */
const gap = 3;
/** More bands than this are no lines of text; such pages are one band each. */
const most = 300;
/** Parts of a band's width by whose ink bands are told apart before their pixels are looked at. */
const parts = 64;

/** A picture is {data, words, width, height}: bytes, and pixels of four of them. */
export function bandsOf(picture) {
  const { words, width, height } = picture;
  const bands = [];
  for (let y = 0; y < height; y++) {
    const row = y * width;
    let x = y > 0 ? 0 : width;
    while (x < width && words[row + x] === words[row + x - width]) x++;
    if (x === width) continue;
    const last = bands.at(-1);
    if (last && y - last.bottom <= gap) last.bottom = y + 1;
    else bands.push({ top: y, bottom: y + 1 });
  }
  if (bands.length > most) return [{ top: 0, bottom: height, ink: [] }];
  for (const band of bands) band.ink = inkOf(picture, band);
  return bands;
}

/** How much begins and ends in each part of the band's width. */
function inkOf({ data, width }, { top, bottom }) {
  const ink = new Float64Array(parts);
  for (let y = Math.max(1, top); y < bottom; y++) {
    for (let x = 0; x < width; x++) {
      const at = 4 * (y * width + x) + 1;
      ink[Math.floor((x * parts) / width)] += Math.abs(data[at] - data[at - 4 * width]);
    }
  }
  return ink;
}

/** Whether two pictures have the same pixel at places of one column. Outside of a picture there is nothing to compare. */
export function isEqualAt(a, b, x, y, other) {
  if (y >= a.height || other >= b.height) return true;
  const [one, two] = [y * a.width + x, other * b.width + x];
  if (a.words[one] === b.words[two]) return true;
  for (let colour = 0; colour < 3; colour++) if (Math.abs(a.data[4 * one + colour] - b.data[4 * two + colour]) > least) return false;
  return true;
}

/** The same of pictures that have been moved by a part of a pixel against one another, up or down: no edge is drawn twice alike. */
export function isLikeAt(a, b, x, y, other) {
  if (isSameAround(a, b, x, y, other)) return true;
  for (let colour = 0; colour < 3; colour++) {
    if (!isNear(a, b, x, y, other, colour) || !isNear(b, a, x, other, y, colour)) return false;
  }
  return true;
}

function isSameAround(a, b, x, y, other) {
  for (let step = -2; step <= 2; step++) {
    if (a.words[row(a, y + step) * a.width + x] !== b.words[row(b, other + step) * b.width + x]) return false;
  }
  return true;
}

const row = ({ height }, y) => Math.min(height - 1, Math.max(0, y));

/** What is there of a colour, blurred over three rows. */
function blurred(picture, x, y, colour) {
  let sum = 0;
  for (let step = -1; step <= 1; step++) sum += picture.data[4 * (row(picture, y + step) * picture.width + x) + colour];
  return sum / 3;
}

function isNear(a, b, x, y, other, colour) {
  const value = blurred(a, x, y, colour);
  let [low, high] = [255, 0];
  for (let step = -1; step <= 1; step++) {
    const near = blurred(b, x, other + step, colour);
    [low, high] = [Math.min(low, near), Math.max(high, near)];
  }
  return value >= low - least && value <= high + least;
}

function isAlike(a, b, one, other) {
  const [high, low] = [one, other].map(({ top, bottom }) => bottom - top);
  if (Math.abs(high - low) > 2) return false;
  const all = [...one.ink, ...other.ink].reduce((sum, ink) => sum + ink, 0);
  const apart = one.ink.reduce((sum, ink, index) => sum + Math.abs(ink - other.ink[index]), 0);
  if (apart > all / 4) return false;
  const shift = other.top - one.top;
  const same = shift ? isLikeAt : isEqualAt;
  for (let y = one.top; y < one.top + Math.max(high, low); y++) {
    for (let x = 0; x < a.width; x++) if (!same(a, b, x, y, y + shift)) return false;
  }
  return true;
}

/**
 * What is left between bands that are alike and come in the same order in both pages: [[bands of one], [bands of the other]], of
 * which one may be empty. As much as can be is brought together.
 */
export function aligned(a, b, ones, others) {
  const alike = ones.map((one) => others.map((other) => isAlike(a, b, one, other)));
  // How much of what comes from here on can be brought together.
  const best = Array.from({ length: ones.length + 1 }, () => new Float64Array(others.length + 1));
  for (let i = ones.length - 1; i >= 0; i--) {
    for (let j = others.length - 1; j >= 0; j--) {
      const both = alike[i][j] ? best[i + 1][j + 1] + ones[i].bottom - ones[i].top : 0;
      best[i][j] = Math.max(both, best[i + 1][j], best[i][j + 1]);
    }
  }
  const found = [];
  let left = [[], []];
  const close = () => {
    if (left.some((bands) => bands.length)) found.push(left);
    left = [[], []];
  };
  for (let [i, j] = [0, 0]; i < ones.length || j < others.length; ) {
    if (alike[i]?.[j] && best[i][j] === best[i + 1][j + 1] + ones[i].bottom - ones[i].top) {
      close();
      [i, j] = [i + 1, j + 1];
    } else if (j === others.length || (i < ones.length && best[i + 1][j] >= best[i][j + 1])) left[0].push(ones[i++]);
    else left[1].push(others[j++]);
  }
  close();
  return found;
}
