// The schedule follows what changes: the part under `live` is asked for again and laid in, wherever somebody types it stays.
// A choice in the filter shows at once.

import { follow } from "./live.js"

follow()

const filter = document.getElementById("filter")
filter.addEventListener("change", (event) => {
  // A date that is being typed changes with every digit.
  if (event.target.type !== "date") filter.requestSubmit()
})
// What is not chosen does not stand in the address.
filter.addEventListener("formdata", (event) => {
  const empty = ["to", "from", "room"].filter((name) => event.formData.get(name) === "")
  for (const name of empty) event.formData.delete(name)
})
