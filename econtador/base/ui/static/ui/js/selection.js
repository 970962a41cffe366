// Rows with a box: `x` marks the row where one is, Shift+x all of them; Shift+click marks the stretch between; the bar tells how many.
const OFF = "atalhos-desligados"
const boxes = (form) => [...form.querySelectorAll("[data-marca]")]
let last = null

document.addEventListener("change", (event) => {
  const form = event.target.closest?.("form[data-marcacao]")
  if (!form) return
  if (event.target.matches("[data-marca-todas]")) for (const box of boxes(form)) box.checked = event.target.checked
  tell(form)
})

document.addEventListener("click", (event) => {
  const form = event.target.matches?.("[data-marca]") && event.target.closest("form[data-marcacao]")
  if (!form) return
  const all = boxes(form)
  const [from, to] = [all.indexOf(last), all.indexOf(event.target)].sort((a, b) => a - b)
  if (event.shiftKey && from >= 0) for (const box of all.slice(from, to)) box.checked = event.target.checked
  last = event.target
  tell(form)
})

document.addEventListener("reset", (event) => {
  if (event.target.matches("form[data-marcacao]")) setTimeout(() => tell(event.target))
})

document.addEventListener("keydown", (event) => {
  if (event.key.toLowerCase() !== "x" || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
  if (/^(TEXTAREA|SELECT)$/.test(event.target.tagName) || event.target.matches("input:not([type=checkbox])")) return
  if (localStorage.getItem(OFF) || document.querySelector("dialog[open]")) return
  const form = document.querySelector("form[data-marcacao]")
  if (!form) return
  if (event.shiftKey) return toggleAll(event, form)
  const box = document.activeElement?.closest("tr")?.querySelector("[data-marca]")
  if (!box) return
  event.preventDefault()
  box.checked = !box.checked
  last = box
  tell(form)
})

// The list has changed by itself: marked rows may have left.
document.addEventListener("aovivo:novo", () => document.querySelectorAll("form[data-marcacao]").forEach(tell))

function toggleAll(event, form) {
  event.preventDefault()
  const all = boxes(form)
  const on = !all.every((box) => box.checked)
  for (const box of all) box.checked = on
  tell(form)
}

function tell(form) {
  const all = boxes(form)
  const marked = all.filter((box) => box.checked).length
  const head = form.querySelector("[data-marca-todas]")
  head.checked = marked > 0 && marked === all.length
  head.indeterminate = marked > 0 && marked < all.length
  form.querySelector("[data-marcados]").textContent = marked === 1 ? "1 marcado" : `${marked} marcados`
}
