// The line in the title's place: what is out of the ordinary, with the act that mends it.
import { countOf, find, materialOf, setText } from "./room.js";
import { say } from "./words.js";

/** Materials of which it was told that pages say what they do not show, and heard. */
const heard = new Set();
const unheard = (view) => view.unseen?.find(({ material, version }) => !heard.has(`${material}/${version}`));

/** One thing at a time, the gravest first. @param does the acts, by name @param failure what went wrong last, or null @param borrowing the name of what is being prepared, or null */
export function showBanner(view, failure, borrowing, does) {
  const material = materialOf(view, view.cursor);
  const unseen = unheard(view);
  if (view.mine === false) {
    show(view.handedTo ? say("handedTo", view.handedTo) : say("handedToSomeone"), say("takeBack"), does.takeBack);
  } else if (view.held && !view.holder) {
    show(view.driver ? say("heldBy", view.driver) : say("heldByOther"), say("take"), does.take);
  } else if (failure) {
    show(failure, say("close"), does.dismiss);
  } else if (borrowing) {
    show(say("borrowPreparing", borrowing), say("cancel"), does.giveUp, "state");
  } else if (unseen) {
    const [name, pages] = [materialOf(view, unseen)?.name ?? "", unseen.pages.slice(0, 5).join(", ")];
    show(say(unseen.pages.length > 5 ? "unseenTextOnMore" : "unseenText", name, pages), say("close"), () => {
      heard.add(`${unseen.material}/${unseen.version}`);
      does.dismiss();
    });
  } else if (view.black) {
    show(say(view.white ? "whiteNow" : "blackNow"), `${say("unblack")} (${view.white ? "W" : "B"})`, does.unblack, "state");
  } else if (view.frozen) {
    show(say("frozenNow", countOf(view, view.shown)), `${say("unfreeze")} (F)`, does.freeze, "state");
  } else if (material?.borrowed) {
    show(say("borrowedUp", material.from?.title ?? material.name), `${say("goBack")} (R)`, does.goBack, "state");
  } else find("banner").hidden = true;
}

function show(text, answer, act, kind = "trouble") {
  const [line, button] = find("banner").children;
  find("banner").hidden = false;
  find("banner").dataset.kind = kind;
  setText(line, text);
  setText(button, answer);
  button.onclick = act;
}
