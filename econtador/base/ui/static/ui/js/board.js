// A board of cards: drag one to another column, or walk with the arrows and move with Shift and an arrow. The card goes at once;
// the server answers with the board as it is then, or leads to the page where the fase asks for more.
const board = () => document.querySelector("[data-quadro]")
const columns = () => [...board().querySelectorAll("[data-fase]")]
const cards = (column) => [...column.querySelectorAll("[data-numero]")]
let dragged = null

document.addEventListener("dragstart", (event) => {
  dragged = event.target.closest?.("[data-quadro] [data-numero]") ?? null
  if (!dragged) return
  event.dataTransfer.effectAllowed = "move"
  event.dataTransfer.setData("text/plain", dragged.dataset.numero)
  dragged.classList.add("is-dragged")
})

document.addEventListener("dragover", (event) => {
  const column = dragged && event.target.closest("[data-fase]")
  for (const other of dragged ? columns() : []) other.classList.toggle("is-target", other === column)
  if (column) event.preventDefault()
})

document.addEventListener("drop", (event) => {
  const column = dragged && event.target.closest("[data-fase]")
  if (!column) return
  event.preventDefault()
  move(dragged, column)
})

document.addEventListener("dragend", () => {
  for (const el of document.querySelectorAll(".is-target, .is-dragged")) el.classList.remove("is-target", "is-dragged")
  dragged = null
})

document.addEventListener("keydown", (event) => {
  const card = event.target.closest?.("[data-quadro] [data-numero]")
  if (!card || event.ctrlKey || event.metaKey || event.altKey || !event.key.startsWith("Arrow")) return
  event.preventDefault()
  const all = columns()
  const here = card.closest("[data-fase]")
  const aside = { ArrowLeft: -1, ArrowRight: 1 }[event.key]
  if (!aside) return focus(cards(here)[cards(here).indexOf(card) + (event.key === "ArrowDown" ? 1 : -1)])
  if (event.shiftKey) return move(card, all[all.indexOf(here) + aside])
  for (let n = all.indexOf(here) + aside; all[n]; n += aside) if (cards(all[n]).length) return focus(cards(all[n])[0])
})

function focus(card) {
  card?.querySelector(".row-link").focus({ focusVisible: true })
  card?.scrollIntoView({ block: "nearest", inline: "nearest" })
}

function move(card, column) {
  if (!column || column === card.closest("[data-fase]")) return
  const { numero, versao } = card.dataset
  column.querySelector("ol").prepend(card)
  column.querySelector("ol").classList.remove("is-empty")
  focus(card)
  const address = board().dataset.quadro.replace("/0/", `/${numero}/`)
  const values = { fase: column.dataset.fase, versao }
  const how = { source: "#mover", target: "#quadro", select: "#quadro", swap: "outerHTML", values }
  htmx.ajax("POST", address, how).then(() => focus(document.getElementById(`cartao-${numero}`)))
}

document.addEventListener("aviso", ({ detail }) => {
  const voice = document.querySelector("[data-quadro-fala]")
  if (voice) voice.textContent = detail?.texto ?? ""
})
