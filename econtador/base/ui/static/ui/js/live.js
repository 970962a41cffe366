// The live channel: while the page is in sight it keeps a stream of server-sent events from <div data-ao-vivo-canal="/ao-vivo"> and turns
// them into `aovivo` (detail: a list of what happened, never content) and `aovivo:tudo` (what was missed is not known) of the document.
// A page out of sight lets go, since browsers allow six streams for all tabs together, and hears what it missed when it comes back.
const channel = document.querySelector("[data-ao-vivo-canal]")?.dataset.aoVivoCanal
const asked = performance.getEntriesByType("navigation")[0]?.requestStart || 0 // of this page, not of what led here
const SILENCE = 50_000 // the server gives a sign of life every 20 s
const PATIENCE = 3000 // before anybody is told that there is no connection
const say = (name, detail) => document.dispatchEvent(new CustomEvent(name, { detail }))

let source, place, heard, again, worry, tries = 0, over = false

if (channel && "EventSource" in window) {
  document.addEventListener("visibilitychange", () => (document.hidden ? close() : open()))
  addEventListener("pagehide", close)
  addEventListener("pageshow", open)
  addEventListener("online", open)
  setInterval(() => source && Date.now() - heard > SILENCE && reopen(), 10_000)
  open()
}

function open() {
  if (source || over || document.hidden) return
  clearTimeout(again)
  source = new EventSource(address())
  heard = Date.now()
  source.addEventListener("open", () => { tries = 0; note(); calm() })
  source.addEventListener("sinal", note)
  source.addEventListener("novidades", (event) => { note(event); say("aovivo", JSON.parse(event.data)) })
  source.addEventListener("recarregar", (event) => { note(event); say("aovivo:tudo") })
  source.addEventListener("fim", (event) => { over = true; close(); show(JSON.parse(event.data)) })
  source.addEventListener("error", failed)
}

function address() {
  const url = new URL(channel, location)
  if (place) url.searchParams.set("desde", place)
  else url.searchParams.set("ha", Math.max(0, Math.round(performance.now() - asked)))
  for (const el of document.querySelectorAll("[data-ao-vivo-olhando]")) url.searchParams.append("olhando", el.dataset.aoVivoOlhando)
  return url
}

function note(event) {
  heard = Date.now()
  place = event?.lastEventId || place
}

function close() {
  source?.close()
  source = undefined
  clearTimeout(again)
  calm()
}

function reopen() {
  close()
  open()
}

// The browser comes back by itself after a broken connection, and gives up after a refusal: then we try, ever more slowly.
function failed() {
  worry ??= setTimeout(() => show("Sem conexão, tentando…"), PATIENCE)
  if (source?.readyState !== EventSource.CLOSED) return
  source = undefined
  again = setTimeout(open, Math.min(10_000, 1000 * 1.6 ** tries++) * (0.75 + Math.random() / 2))
}

function calm() {
  clearTimeout(worry)
  worry = undefined
  if (!over) document.querySelector(".live-state")?.remove()
}

function show(text) {
  const line = document.querySelector(".live-state") ?? document.body.appendChild(document.createElement("p"))
  line.className = "live-state"
  line.setAttribute("role", "status")
  line.textContent = text
}
