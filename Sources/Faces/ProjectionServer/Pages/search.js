// Offers what a filter may be while it is typed: to:, from:, on: and the like. Without it they are typed whole.
const field = document.querySelector("#q");
const list = document.createElement("ul");
list.id = "q-values";
list.className = "suggestions";
list.hidden = true;
list.setAttribute("role", "listbox");
list.setAttribute("aria-label", field.labels[0].textContent);
field.after(list);
for (const [name, value] of Object.entries({
  role: "combobox", "aria-controls": list.id, "aria-expanded": "false", "aria-autocomplete": "list",
})) field.setAttribute(name, value);

let [asked, at] = [0, -1];

/** The word in which the caret stands, with quotes that hold spaces, and where it begins. */
function token() {
  const before = field.value.slice(0, field.selectionStart);
  const start = before.search(/(?:[^\s"＂“]|["＂“][^"＂”]*["＂”]?)*$/);
  return { start, end: field.selectionStart, text: before.slice(start) };
}

function close() {
  asked += 1;
  at = -1;
  list.hidden = true;
  field.setAttribute("aria-expanded", "false");
  field.removeAttribute("aria-activedescendant");
}

async function offer() {
  const { text } = token();
  if (!/[:：]/.test(text)) return close();
  const mine = (asked += 1);
  let values = [];
  try {
    const answer = await fetch(`/search/values?token=${encodeURIComponent(text)}`);
    if (answer.ok) values = (await answer.text()).split("\n").filter(Boolean);
  } catch {
    // Without an answer nothing is offered.
  }
  // The next key has been pressed meanwhile.
  if (mine !== asked) return;
  if (values.length === 0 || (values.length === 1 && values[0] === text)) return close();
  list.replaceChildren(
    ...values.map((value, index) => {
      const item = document.createElement("li");
      item.id = `q-value-${index}`;
      item.setAttribute("role", "option");
      item.textContent = value;
      return item;
    }),
  );
  list.hidden = false;
  field.setAttribute("aria-expanded", "true");
  mark(-1);
}

function mark(index) {
  at = index;
  for (const [number, item] of [...list.children].entries()) item.setAttribute("aria-selected", String(number === at));
  if (at >= 0) {
    field.setAttribute("aria-activedescendant", list.children[at].id);
    list.children[at].scrollIntoView({ block: "nearest" });
  } else field.removeAttribute("aria-activedescendant");
}

function take(value) {
  const { start, end } = token();
  field.setRangeText(`${value} `, start, end, "end");
  close();
  field.focus();
}

field.addEventListener("input", (event) => {
  // In the midst of converting kana nothing is meant yet.
  if (!event.isComposing) offer();
});
field.addEventListener("compositionend", offer);
field.addEventListener("blur", close);
field.addEventListener("keydown", (event) => {
  if (event.isComposing || list.hidden) return;
  const count = list.children.length;
  if (event.key === "ArrowDown") mark((at + 1) % count);
  else if (event.key === "ArrowUp") mark(at <= 0 ? count - 1 : at - 1);
  else if ((event.key === "Enter" || event.key === "Tab") && at >= 0) take(list.children[at].textContent);
  else if (event.key === "Escape") close();
  else return;
  event.preventDefault();
});
// Before the field loses its focus, with which the list would go.
list.addEventListener("pointerdown", (event) => {
  event.preventDefault();
  const item = event.target.closest("li");
  if (item) take(item.textContent);
});
