// Notes to pages, and the list of all marks: to go there, to take them along, to delete them.
import { takeAlong } from "./marks-file.js";
import { grace, limits } from "./marks.js";
import { find, setText, titled } from "./room.js";
import { keyOf } from "./stage.js";
import { say } from "./words.js";

/** A field for the note to a page. What is typed is kept at once. */
function field(marks, facts) {
  const [label, area] = ["label", "textarea"].map((tag) => document.createElement(tag));
  Object.assign(area, { rows: 5, maxLength: limits.note, value: marks.noteOn(keyOf(facts.page)), autocomplete: "off" });
  area.addEventListener("input", () => {
    marks.write(facts, area.value);
    const isFull = area.value.length >= limits.note;
    setText(find("note-status"), isFull ? say("noteFull", limits.note) : marks.isKept ? "" : say("marksUnkept"));
  });
  label.append(titled(facts.name), area);
  return label;
}

/** @param pages what is to be known of those that are seen */
export function writeNote(marks, pages) {
  const dialog = find("note-dialog");
  if (!pages.length) return;
  find("note-fields").replaceChildren(...pages.map((facts) => field(marks, facts)));
  setText(find("note-status"), "");
  dialog.querySelector("[data-close]").onclick = () => dialog.close();
  dialog.showModal();
  find("note-fields").querySelector("textarea").focus();
}

/** Whether the dialog asks if all is to be deleted. */
function ask(isAsking) {
  find("marks-sure").hidden = !isAsking;
  find("marks-answers").hidden = isAsking;
}

/** @param pictures of the pages @param isOpen whether a page may be gone to @param go is given a page */
export function showMarks(marks, pictures, isOpen, go) {
  const dialog = find("marks-dialog");
  const chosen = (page) => {
    dialog.close();
    go(page);
  };
  const draw = () => {
    const { all, isKept } = marks;
    setText(find("marks-count"), all.length < 2 ? say(all.length ? "marksOne" : "marksNone") : say("marksMany", all.length));
    setText(find("marks-about"), isKept ? say("marksKept", grace) : say("marksUnkept"));
    find("marks-list").replaceChildren(...all.map((each) => item(each, isOpen(each.page) && chosen)));
    for (const id of ["marks-take", "marks-delete"]) find(id).hidden = !all.length;
  };
  setText(find("marks-status"), "");
  ask(false);
  draw();
  dialog.querySelector("[data-close]").onclick = () => dialog.close();
  find("marks-take").onclick = async () => {
    // What has not come yet is waited for, but not for long: a line may be down.
    await Promise.race([pictures.want(marks.all.map(({ page }) => page)), new Promise((resolve) => setTimeout(resolve, 5_000))]);
    setText(find("marks-status"), say("marksTaken", await takeAlong(marks, pictures)));
  };
  find("marks-delete").onclick = () => {
    ask(true);
    find("marks-keep").focus();
  };
  find("marks-keep").onclick = () => {
    ask(false);
    find("marks-delete").focus();
  };
  find("marks-delete-all").onclick = () => {
    marks.clear();
    ask(false);
    draw();
    setText(find("marks-status"), say("marksDeleted"));
    dialog.querySelector("[data-close]").focus();
  };
  // Its words are kept no longer than they are looked at. A close is told late: it may be open again by then.
  dialog.onclose = () => { if (!dialog.open) find("marks-list").replaceChildren(); };
  dialog.showModal();
}

/** @param chosen is called with the page; false where it is there no more */
function item({ page, name, strokes, note }, chosen) {
  const [entry, line, words] = ["li", chosen ? "button" : "div", "span"].map((tag) => document.createElement(tag));
  const drawn = strokes.length && say(strokes.length === 1 ? "strokesOne" : "strokesMany", strokes.length);
  words.className = "snippet";
  setText(words, [drawn, note.trim()].filter(Boolean).join("　"));
  line.append(titled(name, "where"), words);
  if (chosen) line.addEventListener("click", () => chosen(page));
  entry.append(line);
  return entry;
}
