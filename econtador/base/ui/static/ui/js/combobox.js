// Type-ahead: <input data-busca="/empresas/busca" data-alvo="id-do-campo-escondido">. The server answers `?q=` with an HTML fragment of
// <li role="option" data-id="…" data-rotulo="…">; the choice goes to the hidden field and the label to the visible one.
const WAIT = 140

for (const input of document.querySelectorAll("input[data-busca]")) enhance(input)
document.addEventListener("htmx:load", ({ target }) => target.querySelectorAll?.("input[data-busca]").forEach(enhance))

function enhance(input) {
  if (input.getAttribute("role") === "combobox") return
  const box = { input, hidden: document.getElementById(input.dataset.alvo), list: listFor(input), timer: 0, asked: null }
  const attributes = { role: "combobox", autocomplete: "off", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": box.list.id }
  for (const [name, value] of Object.entries(attributes)) input.setAttribute(name, value)
  input.addEventListener("input", () => typed(box))
  input.addEventListener("keydown", (event) => steer(event, box))
  input.addEventListener("blur", () => setTimeout(() => hide(box), 120))
  box.list.addEventListener("mousedown", (event) => event.preventDefault())
  box.list.addEventListener("click", (event) => choose(box, event.target.closest("[role=option]")))
}

function listFor(input) {
  const wrap = document.createElement("div")
  wrap.className = "combobox"
  const focused = document.activeElement === input
  const name = input.labels?.[0]?.textContent.trim() ?? "Opções" // asked before the input leaves its place
  input.replaceWith(wrap)
  const list = document.createElement("ul")
  Object.assign(list, { className: "combobox-list", id: `${input.id}-opcoes`, hidden: true })
  list.setAttribute("role", "listbox")
  list.setAttribute("aria-label", name)
  wrap.append(input, list)
  if (focused) input.focus()
  return list
}

function typed(box) {
  setHidden(box, "")
  clearTimeout(box.timer)
  if (!box.input.value.trim()) return hide(box)
  box.timer = setTimeout(() => ask(box), WAIT)
}

async function ask(box) {
  box.asked?.abort()
  const asked = (box.asked = new AbortController())
  const wrap = box.input.parentElement
  wrap.setAttribute("aria-busy", "true")
  try {
    const url = new URL(box.input.dataset.busca, location.href)
    url.searchParams.set("q", box.input.value.trim())
    const answer = await fetch(url, { headers: { "HX-Request": "true" }, signal: asked.signal })
    if (!answer.ok) throw new Error(answer.status)
    show(box, await answer.text())
  } catch (error) {
    if (error.name !== "AbortError") say(box, "Não foi possível buscar agora. Tente de novo.")
  } finally {
    if (box.asked === asked) wrap.removeAttribute("aria-busy")
  }
}

function show(box, html) {
  box.list.innerHTML = html
  const options = optionsOf(box)
  options.forEach((option, index) => { option.id ||= `${box.list.id}-${index}` })
  if (!options.length) return say(box, "Nada encontrado com este texto.")
  open(box)
  mark(box, 0)
}

function say(box, text) {
  const line = document.createElement("li")
  line.textContent = text
  line.setAttribute("role", "status")
  box.list.replaceChildren(line)
  open(box)
}

function steer(event, box) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (step && box.list.hidden) return box.input.value.trim() && ask(box)
  if (box.list.hidden) return
  const options = optionsOf(box)
  const here = options.findIndex((option) => option.ariaSelected === "true")
  if (step && options.length) mark(box, (here + step + options.length) % options.length)
  else if (event.key === "Enter" && here >= 0) choose(box, options[here])
  else if (event.key === "Escape") hide(box)
  else return
  event.preventDefault()
}

function mark(box, index) {
  optionsOf(box).forEach((option, at) => option.setAttribute("aria-selected", String(at === index)))
  const option = optionsOf(box)[index]
  box.input.setAttribute("aria-activedescendant", option.id)
  option.scrollIntoView({ block: "nearest" })
}

function choose(box, option) {
  if (!option) return
  box.input.value = option.dataset.rotulo ?? option.textContent.trim()
  setHidden(box, option.dataset.id)
  hide(box)
}

function setHidden({ hidden }, value) {
  if (!hidden || hidden.value === value) return
  hidden.value = value
  hidden.dispatchEvent(new Event("change", { bubbles: true }))
}

function open({ list, input }) {
  list.hidden = false
  input.setAttribute("aria-expanded", "true")
}

function hide({ list, input }) {
  list.hidden = true
  input.setAttribute("aria-expanded", "false")
  input.removeAttribute("aria-activedescendant")
}

function optionsOf({ list }) {
  return [...list.querySelectorAll("[role=option]")]
}
