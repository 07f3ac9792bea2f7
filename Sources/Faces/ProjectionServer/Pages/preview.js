// A page of another briefing, before it goes up: who drives sees it first, and nobody else.
import { base, disable, find, setText, titled } from "./room.js";
import { keyOf } from "./stage.js";
import { say } from "./words.js";

const width = 1280;
/** What is looked at: {page} once it is known; null while nothing is. */
let looked = null;

/** @param putUp is called with the page that was looked at, once it is wanted */
export function preparePreview(putUp) {
  const [dialog, button] = [find("preview-dialog"), find("preview-go")];
  const go = () => {
    // Nothing goes up that has not been seen.
    if (button.getAttribute("aria-disabled") === "true") return;
    const { page } = looked;
    leave();
    putUp(page);
  };
  // The second click of two is one more on the hit that was found.
  button.addEventListener("click", (event) => event.detail < 2 && go());
  // Where the focus was clicked away, nothing in the dialog hears of a key.
  document.addEventListener("keydown", (event) => {
    if (!dialog.open || event.isComposing || event.keyCode === 229) return;
    if (event.key === "Escape") dialog.close();
    else if (event.key !== "Enter") return;
    // The key that has chosen the hit, still held down.
    else if (!event.repeat) {
      if (event.target.matches("button")) return;
      go();
    }
    event.preventDefault();
  });
  // A close is told late: it may be open again by then.
  dialog.addEventListener("close", () => dialog.open || forget());
  find("preview-picture").addEventListener("load", seen);
  find("preview-picture").addEventListener("error", askAgain);
}

/** Shows what would go up of a hit, over the hits. @param lead asks the server @param words found the hit */
export async function showPreview(lead, hit, words) {
  forget();
  const [mine, dialog] = [(looked = {}), find("preview-dialog")];
  const isWanted = () => looked === mine && dialog.open;
  tellWhose(hit);
  setText(find("preview-status"), say("late"));
  dialog.showModal();
  const wish = { act: "preview", version: [hit.material, hit.version], page: hit.page, section: hit.section, q: words };
  const answer = await lead.ask(wish, isWanted, () => setText(find("preview-status"), say("borrowPreparing", hit.file)));
  if (!answer) return;
  if (answer.status === 409) {
    leave();
    lead.take(answer);
  } else if (answer.status !== 200) setText(find("preview-status"), lead.reasonOf(answer));
  else {
    mine.page = answer.body;
    tellWhose(mine.page);
    setText(find("preview-status"), say("late"));
    askForPicture();
  }
}

function tellWhose({ title, on }) {
  find("preview-source").replaceChildren(titled([title ?? say("archive"), on?.slice(0, 10)].filter(Boolean).join("　")));
}

function askForPicture() {
  find("preview-picture").src = `${base}/borrowable/${keyOf(looked.page)}/${width}.webp`;
}

/** The picture is there: now it is known what goes up. */
function seen({ target }) {
  const { page } = looked ?? {};
  if (!page) return;
  const { file, hidden, version, newest } = page;
  target.alt = say("pageName", file, page.page, page.pages);
  target.hidden = false;
  find("preview-status").replaceChildren(titled(file), `　${say("pageOf", page.page, page.pages)}`);
  const marks = [hidden && say("previewHidden"), version < newest && say("previewOld", version, newest)];
  setText(find("preview-marks"), marks.filter(Boolean).join("\n"));
  disable(find("preview-go"), false);
}

/** A picture that was not made in time, or fell into a gap of the line. */
function askAgain() {
  const mine = looked;
  setTimeout(() => mine?.page && looked === mine && askForPicture(), 3_000);
}

/** To the page that is on, from the hits too. */
function leave() {
  find("preview-dialog").close();
  find("search-dialog").close();
}

/** Nothing of it is kept longer than it is looked at. */
function forget() {
  looked = null;
  const image = find("preview-picture");
  // The dialog may have closed because all is over.
  if (!image) return;
  image.removeAttribute("src");
  Object.assign(image, { alt: "", hidden: true });
  for (const id of ["preview-source", "preview-status", "preview-marks"]) setText(find(id), "");
  disable(find("preview-go"), true);
}
