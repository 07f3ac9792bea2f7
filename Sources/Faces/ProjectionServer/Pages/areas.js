// Parts of a page, {x, y, w, h} in fractions of its width and height.

export const whole = { x: 0, y: 0, w: 1, h: 1 };
/** Smaller ones are no more than a few letters. */
export const smallest = 0.05;

const between = (low, value, high) => Math.min(high, Math.max(low, value));

/** As large an area, as near to a place as the edges let it. */
export const at = ({ w, h }, x, y) => ({ x: between(0, x, 1 - w), y: between(0, y, 1 - h), w, h });

/** The area of a part of the page's width and height that has a point as near to its middle as the edges let it. */
export const around = (point, part) => at({ w: part, h: part }, point.x - part / 2, point.y - part / 2);

export const moved = (area, x, y) => at(area, area.x + x, area.y + y);

/** An area that is so many times as small, with a point at the same place in it; null where that is the whole page. */
export function scaled(area, times, point) {
  const part = between(smallest / Math.max(area.w, area.h), 1 / times, Infinity);
  const [w, h] = [Math.min(1, area.w * part), Math.min(1, area.h * part)];
  if (w === 1 && h === 1) return null;
  return at({ w, h }, point.x - (point.x - area.x) * (w / area.w), point.y - (point.y - area.y) * (h / area.h));
}

/** Whether something happens over an element. */
export function isOver(element, { clientX: x, clientY: y }) {
  const { left, top, right, bottom } = element.getBoundingClientRect();
  return x >= left && x < right && y >= top && y < bottom;
}

/** The two halves of an upright page, with a line or two that both have. */
export const halves = [{ x: 0, y: 0, w: 1, h: 0.52 }, { x: 0, y: 0.48, w: 1, h: 0.52 }];
