// "Bruno está escrevendo". A <form data-escrevendo="/atendimentos/42/escrevendo"> says so while one types in it, and
// <p data-escrevendo-de="42"> shows who of the others does, until they stop or what they wrote arrives.
const TELL_EVERY = 3000
const FORGET_AFTER = 6500
const writers = new Map() // name → when to forget
let told = 0

document.addEventListener("input", ({ target }) => {
  const form = target.form
  if (!form?.dataset.escrevendo || target.tagName !== "TEXTAREA" || !target.value.trim()) return
  if (Date.now() - told < TELL_EVERY) return
  told = Date.now()
  const body = new URLSearchParams({ csrfmiddlewaretoken: form.elements.csrfmiddlewaretoken.value })
  if (isNote(form)) body.set("nota_interna", "on")
  fetch(form.dataset.escrevendo, { method: "POST", body }).catch(() => {})
})
document.addEventListener("submit", () => { told = Date.now() })
document.addEventListener("aovivo", ({ detail }) => {
  const line = document.querySelector("[data-escrevendo-de]")
  if (!line) return
  for (const item of detail) if (String(item.atendimento) === line.dataset.escrevendoDe) hear(item)
  draw(line)
})
setInterval(() => { const line = document.querySelector("[data-escrevendo-de]"); if (line) draw(line) }, 1000)

function isNote(form) {
  const field = form.elements.nota_interna
  return field instanceof RadioNodeList ? field.value === "on" : Boolean(field?.checked)
}

function hear(item) {
  if (item.tipo === "escrevendo") writers.set(item.quem, Date.now() + FORGET_AFTER)
  else if (item.acao === "parecer" || item.acao === "nota") writers.clear()
}

function draw(line) {
  for (const [name, until] of writers) if (until < Date.now()) writers.delete(name)
  const names = [...writers.keys()]
  const text = !names.length ? "" : names.length > 3 ? "Várias pessoas estão escrevendo" : `${listed(names)} ${names.length > 1 ? "estão" : "está"} escrevendo`
  if (line.textContent !== text) line.textContent = text
}

function listed(names) {
  return names.length < 2 ? names.join() : `${names.slice(0, -1).join(", ")} e ${names.at(-1)}`
}
