// Marks that are not recorded yet, kept in the tab: they are there again after an error, a reload, or when somebody had to
// sign in once more. Nobody else who signs in there gets them, and signing out forgets them.

const prefix = "utsusu-marks ";

/** @returns `keep()`: as the page has them; `restore()`: on the page, `{back, gone}`: how many, and titles of rows that wait no more */
export function keptMarks(form, rows, fields) {
  const place = new URL(form.action);
  const name = `${prefix}${form.dataset.person} ${place.pathname}${place.search}`;
  const isMarked = (row) => row.querySelector("select").value !== "";
  /** What the server has answered to these marks it says itself. */
  const isAnswered = Boolean(document.querySelector("form.undo, [role=alert]"));

  document.querySelector('form[action="/sign-out"]')?.addEventListener("submit", () => {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(prefix)) sessionStorage.removeItem(key);
  });

  return {
    keep() {
      const marks = rows()
        .filter(isMarked)
        .map((row) => [row.dataset.key, row.querySelector("a").textContent, fields(row).map((field) => field.value)]);
      if (marks.length) sessionStorage.setItem(name, JSON.stringify(marks));
      else sessionStorage.removeItem(name);
    },
    restore() {
      const marks = JSON.parse(sessionStorage.getItem(name) ?? "[]");
      const gone = [];
      let back = 0;
      for (const [key, title, values] of marks) {
        const row = rows().find((each) => each.dataset.key === key);
        if (!row) {
          if (!isAnswered) gone.push(title);
        } else if (!isMarked(row)) {
          for (const [number, field] of fields(row).entries()) field.value = values[number] ?? field.value;
          back += 1;
        }
      }
      return { back, gone };
    },
  };
}
