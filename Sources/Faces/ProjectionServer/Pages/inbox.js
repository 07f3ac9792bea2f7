// The unrecorded submissions by keyboard: a key marks a row and goes on to the next, Enter records all that is marked.
// What is marked is what the form says; this keeps it in the tab until it is recorded.
import { keptMarks } from "./inbox-marks.js";

const form = document.querySelector("form.inbox");
if (form) begin();

function begin() {
  const [said, send, clear] = ["p.said", "button.main", "button.clear"].map((name) => form.querySelector(name));
  const unmarked = send.textContent;
  /** What a key means: the form that it marks with. */
  const forms = JSON.parse(form.dataset.keys);
  let current = 0;
  /** Where a range began; null where it is one row. */
  let anchor = null;
  const rows = () => [...form.querySelectorAll("tr.row")];
  const fields = (row) => [...row.querySelectorAll("select, input")];
  const mark = (row) => row.querySelector("select");
  const isOfPaper = (row) => ["paper", "both"].includes(mark(row).value);
  const kept = keptMarks(form, rows, fields);

  function tell() {
    const count = rows().filter((row) => mark(row).value).length;
    send.textContent = count ? send.dataset.count.replace("{0}", count) : unmarked;
    clear.hidden = !count;
    kept.keep();
  }

  const chosen = () => {
    const [from, to] = [anchor ?? current, current].toSorted((a, b) => a - b);
    return rows().slice(from, to + 1);
  };

  /** One row alone can be reached by the tab key; it is the one that the keys are about. */
  function show() {
    const inRange = anchor === null ? [] : chosen();
    for (const [place, row] of rows().entries()) {
      row.tabIndex = place === current ? 0 : -1;
      row.classList.toggle("chosen", inRange.includes(row));
    }
  }

  function go(to, extends_ = false) {
    const last = rows().length - 1;
    if (last < 0) return;
    anchor = extends_ ? (anchor ?? current) : null;
    current = Math.min(Math.max(to, 0), last);
    show();
    rows()[current].focus();
  }

  function set(value) {
    const marked = chosen();
    for (const row of marked) mark(row).value = value ?? (row.dataset.proposal || mark(row).value);
    tell();
    // Behind a range as behind a row.
    const end = Math.max(anchor ?? current, current);
    go(value === "" ? current : end + 1);
  }

  /** To the copies of this row, or of the one that was marked with paper last. */
  function edit() {
    const row = [rows()[current], ...rows().slice(0, current).toReversed()].find(isOfPaper);
    row?.querySelector("input")?.select();
  }

  const moves = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1, Home: -Infinity, End: Infinity };

  form.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const row = event.target.closest("tr.row");
    if (!row) return;
    if (event.target !== row) {
      // In a field the keys write; these two lead back to its row.
      if (event.target.matches("input") && ["Enter", "Escape"].includes(event.key)) {
        event.preventDefault();
        go(rows().indexOf(row));
      }
      return;
    }
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (key in moves) go(current + moves[key], event.shiftKey);
    else if (key in forms) set(forms[key]);
    else if (key === "o") set(null);
    else if (key === "x" || key === " ") set("");
    else if (key === "e") edit();
    else if (key === "Escape") go(current);
    else if (key === "Enter") form.requestSubmit(send);
    else if (key === "z") document.querySelector("form.undo")?.requestSubmit();
    else return;
    event.preventDefault();
  });
  // A key that is held down, or a second click, records nothing twice.
  let isSent = false;
  addEventListener("pageshow", () => (isSent = false));
  form.addEventListener("submit", (event) => {
    if (isSent) return event.preventDefault();
    isSent = true;
  });
  form.addEventListener("input", tell);
  form.addEventListener("focusin", (event) => {
    const place = rows().indexOf(event.target.closest("tr.row"));
    if (place < 0 || place === current) return;
    [current, anchor] = [place, null];
    show();
  });
  clear.addEventListener("click", () => {
    for (const row of rows()) mark(row).value = "";
    tell();
    go(current);
  });

  /** Rows that wait no more go, with their marks, and are named; not while somebody writes in them. */
  function drop(gone) {
    const names = [];
    for (const row of gone) {
      if (fields(row).includes(document.activeElement)) {
        row.addEventListener("focusout", () => setTimeout(() => drop([row])), { once: true });
        continue;
      }
      const hadFocus = row === document.activeElement;
      names.push(row.querySelector("a").textContent);
      const [place, day] = [rows().indexOf(row), row.closest("tbody")];
      row.remove();
      if (!day.querySelector("tr.row")) day.remove();
      // The keys stay with the row that they were about.
      if (place < current) current -= 1;
      anchor = null;
      current = Math.min(current, Math.max(0, rows().length - 1));
      if (hadFocus) go(current);
    }
    if (names.length) said.textContent = said.dataset.gone.replace("{0}", names.join(" / "));
    show();
    tell();
  }

  // Whoever comes back to the page sees what has become of it.
  document.addEventListener("visibilitychange", async () => {
    if (document.visibilityState !== "visible") return;
    const answer = await fetch(location.href).catch(() => null);
    if (!answer) return;
    if (answer.redirected && new URL(answer.url).pathname !== location.pathname) {
      said.textContent = said.dataset.over;
    } else if (answer.ok) {
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const there = rows().map((row) => Boolean(page.getElementById(row.id)));
      // Behind the last row of a page that is full nothing is known.
      const end = page.querySelector('form.inbox a[href*="after="]') ? there.lastIndexOf(true) : there.length;
      drop(rows().filter((row, place) => place < end && !there[place]));
    }
  });

  form.querySelector("#keys").hidden = false;
  const { back, gone } = kept.restore();
  if (back) said.textContent = said.dataset.kept.replace("{0}", back);
  if (gone.length) said.textContent += ` ${said.dataset.gone.replace("{0}", gone.join(" / "))}`;
  show();
  tell();
  // The list is what one came for; where something is wrong, that is to be read first.
  if (!document.querySelector("[role=alert]")) rows()[0].focus({ preventScroll: true });
}
