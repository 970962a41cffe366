// Relative times grow old while a page is open: <time datetime="…" data-relativo> is rewritten each minute, for the first day only.
const MINUTE = 60_000

function words(then, now) {
  const minutes = Math.floor((now - then) / MINUTE)
  if (minutes < 1) return "agora"
  if (minutes < 60) return `há ${minutes} min`
  if (minutes < 1440) return `há ${Math.floor(minutes / 60)} h`
  return null
}

function refresh() {
  if (document.hidden) return
  for (const el of document.querySelectorAll("time[data-relativo]")) {
    const then = Date.parse(el.dateTime)
    const text = then <= Date.now() ? words(then, Date.now()) : null
    if (text && text !== el.textContent) el.textContent = text
  }
}

setInterval(refresh, MINUTE)
document.addEventListener("visibilitychange", refresh)
