// What is asked before something happens: a number, a name, who was present.
import { tab } from "./memory.js";
import { base, find, setText } from "./room.js";
import { say } from "./words.js";

export function prepareDialogs() {
  for (const dialog of document.querySelectorAll("dialog")) {
    for (const button of dialog.querySelectorAll("[data-close]")) button.addEventListener("click", () => dialog.close());
    // A click beside the dialog closes it.
    dialog.addEventListener("click", (event) => {
      const box = dialog.getBoundingClientRect();
      const inside = event.clientX >= box.left && event.clientX <= box.right && event.clientY >= box.top && event.clientY <= box.bottom;
      if (event.target === dialog && !inside) dialog.close();
    });
  }
  find("name").value = tab.get("name") ?? "";
  find("name").addEventListener("input", ({ target }) => tab.set("name", target.value));
  for (const button of document.querySelectorAll("[data-copy]")) button.addEventListener("click", () => copyAddress(button));
}

const open = (name) => find(`${name}-dialog`).showModal();
const onSubmit = (name, act) => (find(`${name}-dialog`).querySelector("form").onsubmit = act);

export const showHelp = () => open("help");

export async function showShare() {
  // The address may have been renewed, and a browser shows the same picture again without asking.
  find("share-qr").src = `${base}/qr.svg?of=follow&at=${Date.now()}`;
  setText(find("share-dialog").querySelector("[data-copy]"), say("copy"));
  open("share");
  try {
    const answer = await fetch(`${base}/address?of=follow`);
    if (!answer.ok) return;
    const address = await answer.text();
    find("share-address").value = address;
    find("share-local").hidden = !/^(localhost|127\.|\[::1\])/.test(new URL(address).hostname);
  } catch {
    // The picture has it too, or neither.
  }
}

/** @param mayLend whether the library may go with it @param handOver is given the name and whether it does, and gives the new console's address or null */
export function askToHandOver(mayLend, handOver) {
  const ready = (isReady) => {
    find("hand-asking").hidden = isReady;
    find("hand-ready").hidden = !isReady;
  };
  ready(false);
  find("hand-to").value = "";
  find("hand-library").checked = false;
  find("hand-library").parentElement.hidden = !mayLend;
  onSubmit("hand", async (event) => {
    event.preventDefault();
    if (!find("hand-ready").hidden) return;
    const address = await handOver(find("hand-to").value.trim(), find("hand-library").checked);
    // Meanwhile it may be over.
    if (!address || !find("hand-address")) return find("hand-dialog")?.close();
    find("hand-address").value = address;
    // The new key's own address as QR: the old key may not ask for it any more.
    find("hand-qr").src = `${new URL(address).pathname}/qr.svg?of=drive`;
    setText(find("hand-ready").querySelector("[data-copy]"), say("copy"));
    ready(true);
  });
  open("hand");
}

async function copyAddress(button) {
  const field = find(button.dataset.copy);
  field.select();
  // The clipboard's own interface is there on https and localhost only.
  try {
    await navigator.clipboard.writeText(field.value);
  } catch {
    if (!document.execCommand("copy")) return;
  }
  setText(button, say("copied"));
}

/** @param end is given the recipients who were present */
export function askToEnd(live, end) {
  find("present").replaceChildren(...live.recipients.map((recipient) => {
    const [label, box, name] = ["label", "input", "span"].map((tag) => document.createElement(tag));
    label.className = "tick";
    Object.assign(box, { type: "checkbox", checked: true, value: recipient });
    name.textContent = recipient;
    label.append(box, name);
    return label;
  }));
  find("end-unseen").hidden = Boolean(live.seenPage);
  onSubmit("end", () => end(Array.from(find("present").querySelectorAll(":checked"), (box) => box.value)));
  open("end");
}
