// Copies what stands in a field. Without it, or without the right to the clipboard, the text is marked for copying by hand.
for (const button of document.querySelectorAll("[data-copies]")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    const field = document.getElementById(button.dataset.copies);
    field.select();
    const said = button.nextElementSibling;
    said.textContent = "";
    try {
      await navigator.clipboard.writeText(field.value);
    } catch {
      // Over plain HTTP there is no clipboard but this one.
      if (!document.execCommand("copy")) return;
    }
    said.textContent = said.dataset.copied;
  });
}
