// A choice that brings a text: select[data-modelos="id"] fills that field with the option's data-modelo, and so does a piece with
// data-modelo-para="id" when it arrives. Never over what a person typed.
let before = ""

function fill(id, model) {
  const field = document.getElementById(id)
  if (field && (!field.value.trim() || field.value === before)) field.value = model
  before = model
}

function modelOf(select) {
  return select.selectedOptions[0]?.dataset.modelo ?? ""
}

for (const select of document.querySelectorAll("select[data-modelos]")) before = modelOf(select)
for (const piece of document.querySelectorAll("[data-modelo-para]")) before = piece.dataset.modelo

document.addEventListener("change", (event) => {
  if (event.target.matches("select[data-modelos]")) fill(event.target.dataset.modelos, modelOf(event.target))
})
document.addEventListener("htmx:load", (event) => {
  const piece = event.detail.elt
  if (piece.matches?.("[data-modelo-para]")) fill(piece.dataset.modeloPara, piece.dataset.modelo)
})
