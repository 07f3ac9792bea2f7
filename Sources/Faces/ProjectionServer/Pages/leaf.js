// A page of a material: the keys that leaf are those of the room.
const steps = { ArrowRight: "next", PageDown: "next", " ": "next", ArrowLeft: "prev", PageUp: "prev" };

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
  // What has the focus has its keys for itself.
  if (event.key === " " && event.target !== document.body) return;
  const link = document.querySelector(`nav.leaf a[rel="${steps[event.key]}"]`);
  if (!link) return;
  event.preventDefault();
  link.click();
});
