// The keys that presenters and their remote controls know.
import { browser } from "./memory.js";
import { find } from "./room.js";
import { say } from "./words.js";

/** [keys, what they do, what the help says, how the help writes them] */
export const keys = [
  [["ArrowRight"], "right"],
  [["ArrowDown"], "down"],
  [["ArrowLeft"], "left"],
  [["ArrowUp"], "up"],
  [["PageDown", " ", "Enter", "n"], "next", say("nextPage"), ["→", "↓", say("keySpace"), "Page Down"]],
  [["PageUp", "Backspace"], "previous", say("keyPrevious"), ["←", "↑", "Page Up"]],
  [["Home"], "first", say("keyEnds"), ["Home", "End"]],
  [["End"], "last"],
  [["f"], "freeze", say("keyFreeze"), ["F"]],
  [["b", "."], "black", say("keyBlack"), ["B", "."]],
  [["]"], "nextMaterial", say("keyMaterials"), ["]", "["]],
  [["["], "previousMaterial"],
  [["w"], "white", say("keyWhite"), ["W"]],
  // The start button of a remote control: the page is not to be loaded anew for it.
  [["F5"], "nothing"],
  [["g"], "overview", say("keyJump"), ["G"]],
  [["m"], "notes", say("notes"), ["M"]],
  [["/"], "search", say("keySearch"), ["/"]],
  [["p"], "pointer", say("pointer"), ["P"]],
  [["s"], "spotlight", say("keySpotlight"), ["S"]],
  [["d"], "pen", say("keyPen"), ["D"]],
  // As Ctrl+I and E of PowerPoint.
  [["i"], "marker", say("keyMarker"), ["I"]],
  [["u"], "undoStroke", say("keyUndoStroke"), ["U", "Ctrl+Z"]],
  [["e"], "eraseStrokes", say("keyEraseStrokes"), ["E"]],
  [["z"], "zoom", say("keyZoom"), ["Z"]],
  [["+"], "larger", say("keyLarger"), ["+", "−"]],
  [["h"], "halves", say("keyHalves"), ["H"]],
  [["-"], "smaller"],
  [["o"], "spread", say("keySpread"), ["O"]],
  [["v"], "former", say("keyFormer"), ["V"]],
  [["a"], "another", say("keyBeside"), ["A"]],
  [["q"], "assign", say("keyAssign"), ["Q"]],
  [["r"], "goBack", say("keyReturn"), ["R"]],
  [["Escape"], "escape", say("keyEscape"), ["Esc"]],
  [["?"], "help", say("help"), ["?"]],
];

/** A key that is held down does these once. */
const once = [
  "freeze", "black", "white", "pointer", "spotlight", "pen", "marker", "undoStroke", "eraseStrokes", "zoom", "halves", "notes",
  "spread", "former", "another", "assign",
];

/** Whether letters and digits are keys too: who dictates to the computer wants to turn that off. */
const lettersOn = () => browser.get("letters") !== "off";

/** @param acts what to do, by name; `digit` gets a digit that was typed */
export function listenToKeys(acts) {
  document.addEventListener("keydown", (event) => {
    const { target } = event;
    if (event.defaultPrevented || event.altKey) return;
    const isUndo = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === "z";
    if ((event.ctrlKey || event.metaKey) && !isUndo) return;
    // The key that commits a conversion of kana; Safari says so by its code alone.
    if (event.isComposing || event.keyCode === 229) return;
    // A field of a dialog that has just closed still has the focus for a moment, and no more use for keys.
    const typing = target.matches("input, select, textarea") && !target.closest("dialog:not([open])");
    if (document.querySelector("dialog[open]") || typing) return;
    // A text that is longer than its place is moved by them.
    if (target.id === "notes-text" && ["ArrowUp", "ArrowDown"].includes(event.key)) return;
    // A focused button keeps its own keys.
    if (target.matches("button") && (event.key === " " || event.key === "Enter")) return;
    const letter = event.key.length === 1 && event.key !== " " && !isUndo;
    if (letter && !lettersOn()) return;
    const key = letter ? event.key.normalize("NFKC").toLowerCase() : event.key;
    const name = isUndo ? "undoStroke" : keys.find(([names]) => names.includes(key))?.[1];
    if (event.repeat && once.includes(name)) return event.preventDefault();
    if (name) acts[name]({ held: event.repeat });
    else if (/^[0-9]$/.test(key)) acts.digit(key);
    else return;
    event.preventDefault();
  });
  // A button pressed with the mouse must not take the space bar from the pages.
  document.addEventListener("click", (event) => event.detail > 0 && event.target.closest("button")?.blur());
}

/** The list of keys in the help. */
export function writeKeys() {
  for (const [, , word, caps] of keys) {
    if (!word) continue;
    const [names, text] = [document.createElement("dt"), document.createElement("dd")];
    for (const cap of caps) {
      const key = document.createElement("kbd");
      key.textContent = cap;
      names.append(key, " ");
    }
    text.textContent = word;
    find("keys").append(names, text);
  }
  find("letters").checked = lettersOn();
  find("letters").addEventListener("change", ({ target }) => browser.set("letters", target.checked ? "on" : "off"));
}
