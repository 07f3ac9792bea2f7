// After the end: marks that are on this device still are offered once more, and go.
import { takeAlong } from "./marks-file.js";
import { Marks, sweepMarks } from "./marks.js";
import { base, setText } from "./room.js";
import { locale, say } from "./words.js";

const timeOf = (date) => date.toLocaleTimeString(locale, { hour: "2-digit", minute: "2-digit" });

const button = (text, className = "") =>
  Object.assign(document.createElement("button"), { type: "button", className, textContent: text });

/**
 * Offers them under what the page says.
 * @param marks of which the end was told @param pictures gives a page's picture by its key, or null; `forget` drops all
 * @param onward where another page waits, goes there; the marks are then lost, and the page says so
 */
export function offerMarks(place, marks, pictures, onward) {
  const { length } = marks.all;
  if (!length) return;
  const [box, text, status, answers] = ["section", "p", "p", "div"].map((tag) => document.createElement(tag));
  box.id = "left-marks";
  box.className = "left-marks";
  box.setAttribute("aria-label", say("marksTitle"));
  status.setAttribute("role", "status");
  answers.className = "answers";
  const pages = say(length === 1 ? "marksOne" : "marksMany", length);
  const whatNext = onward ? say("marksBeforeMoving") : marks.isKept ? say("marksGoAt", timeOf(new Date(marks.goesAt))) : say("marksGoWithPage");
  setText(text, `${pages} ${whatNext}`);
  const [remove, take, go] = [button(say("marksDelete")), button(say("marksTake"), "main"), onward && button(say("marksGoOn"))];
  answers.append(...[remove, take, go].filter(Boolean));
  box.append(text, answers, status);
  place.append(box);

  const finish = (said) => {
    marks.clear();
    pictures.forget();
    clearTimeout(timer);
    text.remove();
    answers.remove();
    setText(status, said);
  };
  const timer = onward ? 0 : setTimeout(() => finish(say("marksGone")), Math.max(0, marks.goesAt - Date.now()));
  take.addEventListener("click", async () => {
    setText(status, say("marksTaken", await takeAlong(marks, pictures)));
    // Whoever opens the address next finds nothing; while this page is open, they can be taken once more.
    marks.clearDevice();
    setText(text, say("marksStillHere"));
  });
  remove.addEventListener("click", () => finish(say("marksDeleted")));
  go?.addEventListener("click", onward);
}

// A page that says that an address is good no more: of a device that was off when the end came.
const over = document.querySelector("main.ended[data-page=over]");
if (over) {
  sweepMarks();
  if (/\/follow\/[^/]+$/.test(base)) {
    const marks = new Marks(base);
    marks.end();
    offerMarks(over, marks, { get: () => null, forget() {} });
  }
}
