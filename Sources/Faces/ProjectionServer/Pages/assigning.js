// What a recipient asks while a briefing is on (宿題): noted by who drives, and seen by nobody else.
import { find, nameOf, now, setText } from "./room.js";

/** @param isIdle whether another drives @param tell is given what was noted. Gives what opens the field */
export function prepareAssigning(lead, isIdle, tell) {
  const [dialog, text, due] = ["assign-dialog", "assign-text", "assign-due"].map(find);
  /** When the key was pressed, and what the room saw then. */
  let moment;
  let isSent = false;

  async function note(event) {
    event.preventDefault();
    if (isSent) return;
    isSent = true;
    setText(find("assign-fault"), "");
    const wish = { act: "assign", text: text.value, due: due.value, ...moment };
    const answer = await lead.ask(wish, () => true, () => {});
    isSent = false;
    // Meanwhile all may be over.
    if (!answer) return;
    if (answer.status === 200) {
      tell(text.value.trim());
      text.value = due.value = "";
    } else if (answer.status !== 409) return setText(find("assign-fault"), answer.body.message ?? lead.reasonOf(answer));
    else lead.take(answer);
    dialog.close();
  }

  dialog.querySelector("form").addEventListener("submit", note);
  // Of what was typed and not noted nothing is lost; the next key press marks it, with the page of then.
  return () => {
    if (!lead.live || isIdle()) return;
    const { shown, black } = lead.seen;
    const page = black ? null : shown;
    moment = { at: Math.round(now()), ...(page ? { version: [page.material, page.version], page: page.page } : {}) };
    setText(find("assign-place"), page ? nameOf(lead.live, page) : "");
    setText(find("assign-fault"), "");
    dialog.showModal();
    text.select();
  };
}
