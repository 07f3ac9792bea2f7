// Files are sent as soon as they are dropped, pasted or chosen, each with its progress; and what a time means is said while it is
// typed. Without this the form sends them when it is sent.
const form = document.querySelector("#files-form");
const [input, list, drop] = ["#files", "#brought", "#drop"].map((name) => form.querySelector(name));
const words = form.dataset;
const largest = 512 * 2 ** 20;
let queue = Promise.resolve();

function line(file) {
  const item = document.createElement("li");
  const name = Object.assign(document.createElement("strong"), { textContent: file.name });
  const remark = Object.assign(document.createElement("span"), { className: "quiet" });
  const bar = Object.assign(document.createElement("progress"), { max: 1, value: 0 });
  const abort = Object.assign(document.createElement("button"), { type: "button", textContent: words.abort });
  bar.setAttribute("aria-label", file.name);
  item.append(name, " ", remark, " ", bar, " ", abort);
  list.append(item);
  const over = (text, isLost = false) => {
    bar.remove();
    abort.remove();
    remark.textContent = text;
    item.toggleAttribute("data-lost", isLost);
  };
  return { item, bar, abort, over };
}

function send(file) {
  const { item, bar, abort, over } = line(file);
  if (file.size > largest) return over(words.tooLarge);
  const request = new XMLHttpRequest();
  let isAborted = false;
  abort.addEventListener("click", () => {
    isAborted = true;
    request.abort();
    item.remove();
  });
  const sent = () =>
    new Promise((done) => {
      if (isAborted) return done();
      const data = new FormData();
      data.append("batch", form.elements.batch.value);
      data.append("files", file, file.name);
      request.open("POST", form.getAttribute("action"));
      request.responseType = "json";
      request.setRequestHeader("Accept", "application/json");
      request.setRequestHeader("Utsusu-Token", form.elements.token.value);
      request.upload.addEventListener("progress", (event) => (bar.value = event.loaded / event.total));
      request.addEventListener("loadend", () => {
        if (!isAborted) arrived(request, over);
        done();
      });
      request.send(data);
    });
  // One after the other: they are one batch.
  queue = queue.then(sent);
}

function arrived({ status, response }, over) {
  if (status !== 200 || !response) return over(response?.message ?? words.failed, true);
  form.elements.batch.value = response.batch;
  form.elements.brought.value = "1";
  over(response.files.at(-1)?.remark ?? words.done);
  const title = form.elements.title;
  if (title && !title.value && response.title) title.value = response.title;
}

function bring(files) {
  for (const file of files) send(file);
}

input.addEventListener("change", () => {
  bring(input.files);
  // They are not to be sent again with the form.
  input.value = "";
});
document.addEventListener("paste", (event) => {
  if (event.clipboardData.files.length) bring(event.clipboardData.files);
});
for (const name of ["dragover", "drop"]) {
  document.addEventListener(name, (event) => {
    if (!event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    drop.classList.toggle("over", name === "dragover");
    if (name === "drop") bring(event.dataTransfer.files);
  });
}
document.addEventListener("dragleave", (event) => event.relatedTarget ?? drop.classList.remove("over"));
// What is still on its way goes along; a second click registers nothing twice.
let isSent = false;
addEventListener("pageshow", () => (isSent = false));
form.addEventListener("submit", (event) => {
  if (isSent) return event.preventDefault();
  if (!list.querySelector("progress")) {
    isSent = true;
    return;
  }
  event.preventDefault();
  const lost = () => list.querySelectorAll("[data-lost]").length;
  const before = lost();
  // Where one was lost on the way, its line says so, and the next click goes on without it.
  queue = queue.then(() => lost() > before || form.requestSubmit(event.submitter));
});

const understood = form.querySelector("#understood");
let asked = 0;
async function understand() {
  const mine = ++asked;
  const { on, until } = form.elements;
  if (!on.value) return (understood.textContent = "");
  const query = new URLSearchParams({ on: on.value, until: until.value });
  const answer = await fetch(`/register/when?${query}`, { headers: { Accept: "application/json" } });
  const said = await answer.json();
  if (mine === asked) understood.textContent = said.understood ?? said.message ?? "";
}
if (understood) {
  for (const field of [form.elements.on, form.elements.until]) field.addEventListener("input", () => understand().catch(() => {}));
}
