// Parts of a page that change by themselves: <div id="lista" data-ao-vivo="atendimentos">. When the live channel tells of what the part names
// (`atendimentos`: any of them; `42`: that one; `avisos`: mine) its page is asked for again, through its ordinary address, and the part takes
// what is new. data-ao-vivo-url="/avisos/sino" names another address. What one is typing, choosing, pointing at or reading stays as it is.
const PAUSE = 600 // between two refreshes
const ROWS = "tr[id], li[id]"
const MARK = "[type=checkbox], [type=radio]"
const due = new Set()
let timer, busy = false, dragging = false, last = 0, leaving = false

document.addEventListener("aovivo", ({ detail }) => want((names) => detail.some((item) => concerns(names, item))))
document.addEventListener("aovivo:tudo", () => setTimeout(() => want(() => true), Math.random() * 500)) // all pages of a server at once
document.addEventListener("submit", ({ target, defaultPrevented }) => { if (!defaultPrevented && !target.closest("[hx-get], [hx-post]")) leaving = true })
addEventListener("pageshow", () => { leaving = false })
document.addEventListener("dragstart", () => { dragging = true })
document.addEventListener("dragend", () => { dragging = false; want(() => false) })

function concerns(names, { tipo, atendimento, meu }) {
  if (tipo === "aviso") return names.includes("avisos")
  if (tipo === "escrevendo") return false
  return names.includes(String(atendimento)) || ((tipo === "evento" || meu) && names.includes("atendimentos"))
}

function want(test) {
  for (const part of document.querySelectorAll("[data-ao-vivo][id]")) if (test(part.dataset.aoVivo.split(/\s+/))) due.add(part.id)
  if (due.size && !timer && !busy && !dragging) timer = setTimeout(refresh, Math.max(0, last + PAUSE - Date.now()))
}

async function refresh() {
  timer = undefined
  if (leaving || dragging || !due.size) return
  const parts = [...due].map((id) => document.getElementById(id)).filter(Boolean)
  due.clear()
  busy = true
  const addresses = Map.groupBy ? Map.groupBy(parts, addressOf) : grouped(parts)
  await Promise.allSettled([...addresses].map(([address, some]) => ask(address, some)))
  busy = false
  last = Date.now()
  want(() => false)
}

const addressOf = (part) => part.dataset.aoVivoUrl ?? location.href.split("#")[0]

function grouped(parts) {
  const map = new Map()
  for (const part of parts) map.set(addressOf(part), [...(map.get(addressOf(part)) ?? []), part])
  return map
}

async function ask(address, parts) {
  const answer = await fetch(address, { headers: { "X-Ao-Vivo": "1" } })
  if (!answer.ok || answer.redirected) return
  const page = new DOMParser().parseFromString(await answer.text(), "text/html")
  for (const part of parts) {
    const fresh = page.getElementById(part.id)
    const same = part.isConnected && addressOf(part) === address // the filter may have changed meanwhile
    if (fresh && same && dragging) due.add(part.id)
    else if (fresh && same && !leaving) take(part, fresh)
  }
}

function take(part, fresh) {
  const known = new Set([...part.querySelectorAll(ROWS)].map((row) => row.id))
  const held = hold(part)
  Idiomorph.morph(part, fresh, { ignoreActiveValue: true, callbacks: { beforeNodeMorphed, beforeNodeRemoved, beforeAttributeUpdated } })
  held()
  const now = document.getElementById(part.id)
  window.htmx?.process(now)
  for (const row of now.querySelectorAll(ROWS)) if (!known.has(row.id)) show(row)
  now.dispatchEvent(new CustomEvent("aovivo:novo", { bubbles: true }))
}

function show(row) {
  row.classList.add("is-fresh")
  setTimeout(() => row.classList.remove("is-fresh"), 2500)
}

// What one works at does not move: the row under the pointer, the form one types in.
function hold(part) {
  const el = part.contains(document.activeElement) ? document.activeElement : part.querySelector("tr:hover, li:hover, form:hover")
  if (!el) return () => {}
  const before = el.getBoundingClientRect().top
  document.documentElement.classList.add("is-held") // the browser must not correct it a second time
  return () => {
    if (el.isConnected) scrollBy({ top: el.getBoundingClientRect().top - before, behavior: "instant" })
    requestAnimationFrame(() => document.documentElement.classList.remove("is-held"))
  }
}

function beforeNodeMorphed(old, fresh) {
  if (old.nodeType !== Node.ELEMENT_NODE) return true
  if (old.matches("details[open]") && !old.matches(".menu")) fresh.open = true
  return !inUse(old)
}

function beforeNodeRemoved(old) {
  return old.nodeType !== Node.ELEMENT_NODE || !(inUse(old) || [...old.querySelectorAll("form, details, dialog")].some(inUse))
}

// Marks of other behaviours, which the server does not know.
function beforeAttributeUpdated(name, _, change) {
  return !(change === "remove" && (name.startsWith("data-rascunho-") || name === "aria-busy"))
}

function inUse(el) {
  if (el.matches("dialog[open], details.menu[open], .combobox, [data-escrevendo-de]")) return true
  if (el.matches("form")) return typing(el) || [...el.elements].some((field) => !field.matches(MARK) && changed(field))
  return el.matches(el.form ? MARK : "input, select, textarea") && changed(el) // a mark in a list holds itself, not the list
}

function typing(form) {
  const field = document.activeElement
  return form.contains(field) && field.matches("input, select, textarea") && !field.matches(MARK)
}

function changed(el) {
  if (el.type === "hidden") return false
  if (el.type === "file") return el.files.length > 0
  if (/^(checkbox|radio)$/.test(el.type)) return el.checked !== el.defaultChecked
  if (el.tagName === "SELECT") return [...el.options].some((option) => option.defaultSelected) && [...el.options].some((option) => option.selected !== option.defaultSelected)
  return "defaultValue" in el && el.tagName !== "OUTPUT" && el.value !== el.defaultValue
}
