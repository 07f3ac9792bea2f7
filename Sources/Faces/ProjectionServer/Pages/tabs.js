// How many pages of this server one browser has open. Each keeps a connection, and over HTTP/1.1 a browser has six for one
// server, whatever the number of tabs: the sixth page takes the last, and nothing moves in any of them.
import { say } from "./words.js";

const most = 4;

/** @param tell is called with a sentence while there are nearly too many, with "" while there are not */
export function watchTabs(tell) {
  if (performance.getEntriesByType("navigation")[0]?.nextHopProtocol !== "http/1.1") return;
  const mine = String(crypto.getRandomValues(new Uint32Array(2)).join(""));
  const others = new Set();
  const channel = new BroadcastChannel("pages");
  const count = () => tell(others.size + 1 > most ? say("manyTabs", others.size + 1) : "");
  channel.onmessage = ({ data: { came, gone, here } }) => {
    if (came) channel.postMessage({ here: mine });
    if (gone) others.delete(gone);
    else others.add(came ?? here);
    count();
  };
  addEventListener("pagehide", () => channel.postMessage({ gone: mine }));
  addEventListener("pageshow", () => channel.postMessage({ came: mine }));
  channel.postMessage({ came: mine });
}
