// Who follows, and how one of them is shut out: the others get a new address by themselves.
import { base, find, setText } from "./room.js";
import { locale, say } from "./words.js";

const pause = 2_000;
let timer;

/** @param shutOut is given a follower's id; gives null where that was refused */
export function showFollowers(shutOut) {
  const dialog = find("followers-dialog");
  find("share-dialog").close();
  find("followers-list").replaceChildren();
  setText(find("followers-count"), "");
  dialog.showModal();
  // A close is told late: it may be open again by then.
  dialog.onclose = () => { if (!dialog.open) clearTimeout(timer); };
  refresh(async (follower) => {
    if (await shutOut(follower.id)) return refreshNow();
    // Why it was refused stands in the console's header.
    dialog.close();
  });
}

let refreshNow = () => {};

function refresh(shutOut) {
  refreshNow = async () => {
    clearTimeout(timer);
    let followers = null;
    try {
      const answer = await fetch(`${base}/followers`, { cache: "no-store" });
      if (answer.ok) followers = (await answer.json()).followers;
    } catch {
      // Asked again below.
    }
    if (!find("followers-dialog")?.open) return;
    if (followers) draw(followers, shutOut);
    timer = setTimeout(refreshNow, pause);
  };
  refreshNow();
}

/** Who is there already keeps their line, and the button in it its focus. */
function draw(followers, shutOut) {
  const list = find("followers-list");
  const ids = followers.map(({ id }) => String(id));
  const hadFocus = list.contains(document.activeElement);
  for (const item of Array.from(list.children)) if (!ids.includes(item.dataset.id)) item.remove();
  for (const follower of followers) {
    if (![...list.children].some((item) => item.dataset.id === String(follower.id))) list.append(line(follower, shutOut));
  }
  if (hadFocus && !list.contains(document.activeElement)) find("followers-close").focus();
  const count = say(["followersNone", "followersOne"][followers.length] ?? "followersMany", followers.length);
  if (find("followers-count").textContent !== count) setText(find("followers-count"), count);
}

function line(follower, shutOut) {
  const [item, name, button] = ["li", "span", "button"].map((tag) => document.createElement(tag));
  const since = new Date(follower.since).toLocaleTimeString(locale, { hour: "2-digit", minute: "2-digit" });
  const device = follower.device === "other" ? say("otherDevice") : follower.device;
  item.dataset.id = follower.id;
  setText(name, say("followerSince", device, since, follower.from ?? "").trim());
  setText(button, say("shutOut"));
  button.setAttribute("aria-label", `${say("shutOut")}: ${name.textContent}`);
  button.addEventListener("click", () => {
    button.disabled = true;
    shutOut(follower);
  });
  item.append(name, button);
  return item;
}
