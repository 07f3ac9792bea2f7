// A page that is open over an upgrade of the server loads itself anew, when that disturbs least.
import { tab } from "./memory.js";
import { setZone } from "./room.js";

const { mark } = document.documentElement.dataset;
let newer = null;

/** @param mark of the files that the server has now @param zone the office's */
export function noteServed({ mark: served, zone }) {
  if (zone) setZone(zone);
  // Once for each: where something on the way keeps old pages, they must not come round and round.
  newer = served !== mark && tab.get("upgrade") !== served ? served : null;
}

/** Now is a good moment. */
export function upgrade() {
  if (!newer) return;
  tab.set("upgrade", newer);
  // A browser that remembers nothing would not know that it has been tried.
  if (tab.get("upgrade") !== newer) return;
  location.reload();
}
