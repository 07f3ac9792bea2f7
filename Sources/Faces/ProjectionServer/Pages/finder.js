// Finding a page while the chief waits: in the briefing and, for who drives, in the whole library.
import { base, find, setText, titled } from "./room.js";
import { showSmall } from "./thumbnails.js";
import { meaning, say } from "./words.js";

let asked = null;
let place = "briefing";
let timer;
/** What the hits in the list were found for. */
let answered = "";
let marksOf;
let isPictured;
let addressOf = (words) => `${base}/search?q=${encodeURIComponent(words)}&in=${place}`;
const question = () => JSON.stringify([place, find("search-words").value.trim()]);

/**
 * @param choose is called with a hit, {material, version, page, section, briefing, title …}, and the words that found it
 * @param isHidden whether a hit's page is passed over unless somebody insists on it
 * @param isDrawn whether there is a small picture of it to be shown
 * @param lookAt is given a hit that is chosen, and the words, before `choose` is; gives whether it is looked at first, over the hits
 * @param address for words, where they are searched for elsewhere than at a driver's address
 */
export function prepareFinder(choose, { isHidden, isDrawn = () => false, lookAt = () => false }, address = addressOf) {
  isPictured = isDrawn;
  addressOf = address;
  marksOf = (hit) => (hit.undrawn || isHidden(hit) ? ` · ${say("hidden")}` : "");
  const [field, list] = [find("search-words"), find("hits")];
  const dialog = find("search-dialog");
  field.addEventListener("input", (event) => {
    forget();
    // In the midst of converting kana nothing is meant yet.
    if (!event.isComposing) timer = setTimeout(ask, 180);
  });
  field.addEventListener("compositionend", ask);
  for (const name of ["briefing", "library"]) {
    find(`in-${name}`)?.addEventListener("click", () => {
      forget();
      look(name);
      ask();
      field.focus();
    });
  }
  dialog.addEventListener("keydown", (event) => {
    // The key that commits a conversion of kana; Safari says so by its code alone.
    if (event.isComposing || event.keyCode === 229) return;
    const buttons = [...list.querySelectorAll("button")];
    const at = buttons.indexOf(document.activeElement);
    if (event.key === "ArrowDown") (buttons[at + 1] ?? buttons[at])?.focus();
    else if (event.key === "ArrowUp") (at > 0 ? buttons[at - 1] : field).focus();
    else if (event.key === "Enter" && document.activeElement === field) chooseFirst();
    // A search field would only be emptied by it.
    else if (event.key === "Escape") dialog.close();
    else return;
    event.preventDefault();
  });
  dialog.addEventListener("close", forget);
  list.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button || lookAt(button.hit, field.value)) return;
    dialog.close();
    choose(button.hit, field.value);
  });
}

/** @param isLimited whether this key finds nothing but this briefing's pages */
export function limitFinder(isLimited) {
  find("in-library").parentElement.hidden = isLimited;
  if (isLimited && place === "library") look("briefing");
}

export function openFinder() {
  find("search-dialog").showModal();
  find("search-words").select();
  ask();
}

/** Asked again after a moment, where the server has no time for it. */
async function answerTo(words, signal) {
  for (let pause = 500; ; pause *= 2) {
    const answer = await fetch(addressOf(words), { signal });
    if (answer.status !== 503 || pause > 4_000) return answer;
    await new Promise((resolve) => { setTimeout(resolve, pause); });
    signal.throwIfAborted();
  }
}

/** The list goes with the words that it was found for. */
function forget() {
  clearTimeout(timer);
  asked?.abort();
  // The dialog may have closed because all is over.
  if (find("hits")) show([], "");
}

async function chooseFirst() {
  if (answered !== question()) await ask();
  if (answered === question()) find("hits").querySelector("button")?.click();
}

function look(name) {
  place = name;
  for (const each of ["briefing", "library"]) find(`in-${each}`).setAttribute("aria-pressed", String(each === name));
}

async function ask() {
  clearTimeout(timer);
  asked?.abort();
  const mine = (asked = new AbortController());
  const asking = question();
  const words = find("search-words").value.trim();
  if (!words) return show([], "");
  try {
    const answer = await answerTo(words, mine.signal);
    if (answer.status === 400) return show([], say("filterUnread"));
    if (!answer.ok) throw new Error(`status ${answer.status}`);
    const { hits, undrawn = [], more, names = [], unread = 0 } = await answer.json();
    for (const index of undrawn) hits[index].undrawn = true;
    const none = say(place === "briefing" && find("in-library")?.parentElement.hidden === false ? "noHitsHere" : "noHits");
    const count = hits.length === 1 ? say("hitsOne") : say("hits", hits.length);
    const found = !hits.length ? (names.length ? "" : none) : more ? `${count} ${say("moreHits")}` : count;
    const status = [found, unread && say(unread === 1 ? "unreadOne" : "unread", unread)].filter(Boolean).join(" ");
    // Behind the pages: Enter chooses the first.
    show([...hits, ...names.map((name) => ({ ...name, page: 1 }))], status, asking);
  } catch {
    if (!mine.signal.aborted) show([], say("searchFailed"));
  }
}

function show(hits, status, words = "") {
  answered = words;
  setText(find("search-status"), status);
  find("hits").replaceChildren(...hits.map((hit) => {
    const [item, button] = [document.createElement("li"), document.createElement("button")];
    const where = document.createElement("span");
    where.className = "where";
    where.append(titled(hit.file), `　${placeOf(hit)}${marksOf(hit)}`);
    const source = titled(place === "library" ? [hit.title, hit.on?.slice(0, 10)].filter(Boolean).join("　") : "", "source");
    button.hit = hit;
    const found = hit.found?.map((field) => meaning(field)).join("　");
    if (isPictured(hit)) {
      const image = document.createElement("img");
      showSmall(image, hit);
      button.classList.add("pictured");
      button.append(image);
    }
    button.append(where, source, found ? titled(found, "snippet") : marked(hit.snippet ?? "", hit.match ?? []));
    item.append(button);
    return item;
  }));
}

/** The page as it prints; where nobody knows it yet, the sheet or the section. */
function placeOf(hit) {
  const sheet = hit.sheet ? say("sheetNamed", hit.sheet) : "";
  if (hit.page) return [say("jumpPage", hit.page), sheet].filter(Boolean).join("　");
  return sheet || say("sectionNumber", hit.section);
}

/** The snippet with its matches marked; places count code points. */
function marked(snippet, matches) {
  const letters = [...snippet];
  const line = titled("", "snippet");
  let done = 0;
  for (const [start, end] of matches) {
    const mark = document.createElement("mark");
    mark.textContent = letters.slice(start, end).join("");
    line.append(letters.slice(done, start).join(""), mark);
    done = end;
  }
  line.append(letters.slice(done).join(""));
  return line;
}
