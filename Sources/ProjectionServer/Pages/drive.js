const base = location.pathname.replace(/\/$/, '')
const picture = document.getElementById('page')
const events = new EventSource(base + '/events')
events.addEventListener('state', event => {
  const live = JSON.parse(event.data).live
  const shown = live && !live.black && live.shown
  picture.hidden = !shown
  if (shown) picture.src = `${base}/pages/${shown.material}/${shown.version}/${shown.page}/1280.png`
})
events.addEventListener('ended', () => { events.close(); picture.hidden = true })
