// The contradictions by keyboard: j and k move, a goes to the correction, e opens the reason, z takes the last act back. The keys hold while a row has the
// focus, and buttons and fields have their own.
const rows = [...document.querySelectorAll("table.worklist tr.row")];
const undo = document.querySelector("form.undo");
rows.forEach((row, place) => (row.tabIndex = place ? -1 : 0));

const acts = {
  j: (row) => rows[rows.indexOf(row) + 1]?.focus(),
  k: (row) => rows[rows.indexOf(row) - 1]?.focus(),
  a: (row) => row.querySelector("form.accept button").focus(),
  e: (row) => {
    const reason = row.querySelector("details");
    reason.open = true;
    reason.querySelector("input[type=text]").focus();
  },
  z: () => undo?.requestSubmit(),
};

document.addEventListener("keydown", (event) => {
  const { altKey, ctrlKey, isComposing, metaKey, target } = event;
  if (altKey || ctrlKey || metaKey || isComposing || !rows.includes(target)) return;
  const key = { ArrowDown: "j", ArrowUp: "k" }[event.key] ?? event.key;
  if (!Object.hasOwn(acts, key)) return;
  event.preventDefault();
  acts[key](target);
});

document.querySelector("#keys")?.removeAttribute("hidden");
// After an act the hand is at the first one; a reason that was refused is what is wanted then.
const refused = document.querySelector("table.worklist details[open] input[type=text]");
if (refused) refused.focus();
else if (!document.querySelector("[role=alert]")) rows[0]?.focus({ preventScroll: true });
