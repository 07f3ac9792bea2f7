// What the pages say: looked up, filled in and put in its place. The server hands over the words, by language.
const { lang } = document.documentElement;
const { words, codes } = await import(`./words-${lang}.js`);
export const locale = lang === "ja" ? "ja-JP" : "en-GB";

/** The words for `key`, with {0}, {1} … replaced by `values`. */
export const say = (key, ...values) => words[key].replace(/\{(\d)\}/g, (_, index) => values[index]);

/** What a code of the server means, such as a fault or a remark; undefined for one without words. */
export const meaning = (code) => codes[code];

/** Fills the elements marked `data-say` (their text) and `data-label` (their name and tool tip). */
export function sayAll(root = document) {
  for (const element of root.querySelectorAll("[data-say]")) element.textContent = say(element.dataset.say);
  for (const element of root.querySelectorAll("[data-label]")) {
    element.setAttribute("aria-label", say(element.dataset.label));
    if (element.matches("button, a")) element.title = say(element.dataset.label);
  }
}
