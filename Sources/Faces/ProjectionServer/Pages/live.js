// A page of the desk that keeps what it shows up to date.

const again = 5000

/** Lays in the part under `live` anew whenever the library has changed. */
export function follow() {
  const events = new EventSource("/events")
  let isAsking = false
  let isWanted = false
  events.addEventListener("changed", ask)
  // The time goes on as well: what is on now, and what comes next.
  const minutes = setInterval(ask, 60_000)
  document.addEventListener("visibilitychange", () => document.hidden || (isWanted && ask()))
  addEventListener("pagehide", () => events.close())

  // What stands there is left as it is, with the word that it grows old.
  function end() {
    events.close()
    clearInterval(minutes)
    const live = document.getElementById("live")
    const word = { className: "fault", role: "alert", textContent: live.dataset.over }
    live.prepend(Object.assign(document.createElement("p"), word))
  }

  async function ask() {
    isWanted = true
    if (isAsking || document.hidden) return
    isAsking = true
    try {
      while (isWanted) {
        isWanted = false
        const answer = await fetch(location.href, { headers: { "X-Utsusu-Live": "1", Accept: "text/html" } })
        if (answer.redirected) return end()
        if (answer.ok) layIn(await answer.text())
      }
    } catch {
      setTimeout(ask, again)
    } finally {
      isAsking = false
    }
  }
}

function layIn(html) {
  const page = new DOMParser().parseFromString(html, "text/html")
  const [old, fresh] = [document.getElementById("live"), page.getElementById("live")]
  if (!fresh || old.innerHTML === fresh.innerHTML || isTyping(old)) return
  const focused = old.contains(document.activeElement) ? place(document.activeElement) : null
  const scrolled = [...old.querySelectorAll(".scrolls")].map((box) => box.scrollLeft)
  old.replaceChildren(...fresh.childNodes)
  for (const [number, box] of old.querySelectorAll(".scrolls").entries()) box.scrollLeft = scrolled[number] ?? 0
  if (focused) [...old.querySelectorAll(focused.tag)].find((one) => place(one).key === focused.key)?.focus({ preventScroll: true })
}

const isTyping = (part) => part.contains(document.activeElement) && document.activeElement.matches("input, select, textarea")

// By what an element is found again in the new part.
const place = (one) => ({ tag: one.tagName, key: one.id || one.getAttribute("href") || one.textContent })
