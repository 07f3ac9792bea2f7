// The button for two pages side by side, and what it asks.
import { showMenu } from "./menu.js";
import { find } from "./room.js";

/** @param seen gives what is on @param commands by name */
export function preparePairing(seen, commands) {
  const dialog = find("pair-dialog");
  find("pair").addEventListener("click", () => {
    if (find("pair").getAttribute("aria-disabled") === "true") return;
    showMenu(false);
    if (seen().pairing) commands.apart();
    else dialog.showModal();
  });
  for (const [id, name] of [["pair-spread", "spread"], ["pair-former", "former"], ["pair-other", "another"]]) {
    find(id).addEventListener("click", () => {
      dialog.close();
      commands[name]();
    });
  }
}
