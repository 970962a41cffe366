// Rows in an order (data-ordenavel): two buttons (data-mover) change the place of a marked row, and the numbers (data-lugar) follow.
const marked = (row) => row.querySelector('input[type="checkbox"]')?.checked ?? true

document.addEventListener("click", ({ target }) => {
  const button = target.closest("[data-ordenavel] [data-mover]")
  if (!button) return
  const row = button.closest("li")
  const up = button.dataset.mover === "-1"
  const other = up ? row.previousElementSibling : row.nextElementSibling
  if (!other || !marked(other)) return
  up ? other.before(row) : other.after(row)
  number(row.parentElement)
  row.classList.add("is-moved")
  setTimeout(() => row.classList.remove("is-moved"), 600)
  button.focus()
})

// A row that is marked joins the others at their end; one that is not leaves them.
document.addEventListener("change", ({ target }) => {
  const list = target.matches('[data-ordenavel] input[type="checkbox"]') && target.closest("[data-ordenavel]")
  if (!list) return
  const row = target.closest("li")
  const rest = [...list.children].filter((each) => each !== row)
  const last = rest.filter(marked).at(-1)
  last ? last.after(row) : list.prepend(row)
  number(list)
  target.focus()
})

function number(list) {
  let place = 0
  for (const row of list.children) row.querySelector("[data-lugar]").value = marked(row) ? ++place : ""
  list.querySelector("[data-lugar]").dispatchEvent(new Event("input", { bubbles: true }))
}
