// One's own marks on the followers' page: the tools, the notes under the page, and what becomes of all that at the end.
import { offerMarks } from "./left-marks.js";
import { showMarks, writeNote } from "./marks-dialogs.js";
import { MarkedPictures } from "./marks-file.js";
import { MarksPen } from "./marks-pen.js";
import { Marks } from "./marks.js";
import { base, disable, find, setText } from "./room.js";
import { keyOf } from "./stage.js";
import { say } from "./words.js";

/**
 * @param stages of the page that is seen, and of that which stands beside it
 * @param on `isDark()`: whether there is nothing to be seen; `name(page)`; `isOpen(page)`: whether one may go there; `go(page)`
 */
export function prepareMarks(stages, on) {
  const marks = new Marks(base);
  const pictures = new MarkedPictures(base);
  const facts = (stage) => {
    const page = on.isDark() ? null : stage.page;
    const picture = stage.element.querySelector(".sheet img");
    return page && picture && { page, name: on.name(page), high: picture.naturalHeight / picture.naturalWidth };
  };
  const seen = () => stages.map(facts).filter(Boolean);
  const pen = new MarksPen(stages, marks, { facts });
  let isOver = false;

  function draw() {
    if (isOver) return;
    pen.draw();
    const pages = seen();
    const notes = pages.map(({ page }) => marks.noteOn(keyOf(page)).trim()).filter(Boolean);
    find("note-here").hidden = !notes.length;
    setText(find("note-here"), notes.length ? say("noteHere", notes.join(" / ")) : "");
    disable(find("write-note"), !pages.length);
    const isUnkept = !marks.isKept;
    find("marks-unkept").hidden = !isUnkept;
    setText(find("marks-unkept"), isUnkept ? say("marksUnkept") : "");
    pictures.want(marks.all.map(({ page }) => page));
  }

  const write = () => writeNote(marks, seen());
  find("marks").addEventListener("click", () => pen.open(!pen.isOpen));
  find("write-note").addEventListener("click", write);
  find("note-here").addEventListener("click", write);
  find("all-marks").addEventListener("click", () => showMarks(marks, pictures, on.isOpen, on.go));
  marks.addEventListener("change", draw);
  for (const { element } of stages) element.addEventListener("turned", draw);
  addEventListener("beforeunload", (event) => marks.isKept || event.preventDefault());
  draw();

  return {
    draw,
    has: (page) => marks.has(keyOf(page)),
    entitle: (title) => marks.entitle(title),
    open: (isOpen) => pen.open(isOpen),
    get isOpen() {
      return pen.isOpen;
    },
    /** Whether a hand on the page draws, or rubs out. */
    get isDrawing() {
      return Boolean(pen.mode);
    },
    get isKept() {
      return marks.isKept;
    },
    /** Before the page shows that the briefing is over, and nothing else. */
    end() {
      isOver = true;
      pen.choose(null);
      pictures.end();
      marks.end();
    },
    /** After that. */
    offer() {
      // Nobody is to close it yet.
      if (marks.all.length) find("ended-hint").remove();
      offerMarks(find("ended"), marks, pictures);
    },
    /** Where they would be lost by going on under another key, they are offered first. Gives whether one may go at once. */
    moveTo(address) {
      marks.moveTo(address);
      if (marks.isKept) return true;
      pen.open(false);
      offerMarks(document.querySelector("main"), marks, pictures, () => {
        marks.clear();
        location.replace(address);
      });
      return false;
    },
  };
}
