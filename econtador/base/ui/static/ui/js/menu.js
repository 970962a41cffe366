// Menus are <details class="menu">: here they close on a click outside, on Esc and on choosing, and arrows walk over them.
const open = () => document.querySelectorAll("details.menu[open]")
const items = (menu) => [...menu.querySelectorAll(".menu-list :is(a, button)")]

document.addEventListener("click", (event) => {
  for (const menu of open()) if (!menu.contains(event.target) || event.target.closest(".menu-list a")) menu.open = false
})

document.addEventListener("toggle", (event) => {
  if (!event.target.matches?.("details.menu[open]")) return
  for (const other of open()) if (other !== event.target && !other.contains(event.target)) other.open = false
  keepInside(event.target)
}, true)

document.addEventListener("keydown", (event) => {
  const menu = event.target.closest?.("details.menu")
  if (!menu) return
  if (event.key === "Escape" && menu.open) return close(event, menu)
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (!step) return
  event.preventDefault()
  menu.open = true
  const list = items(menu)
  const here = list.indexOf(document.activeElement)
  list[(here + step + list.length) % list.length]?.focus()
})

function close(event, menu) {
  event.preventDefault()
  menu.open = false
  menu.querySelector("summary").focus()
}

// A menu near the foot of the window opens upwards.
function keepInside(menu) {
  if (menu.dataset.sentido) return
  menu.classList.remove("menu-up")
  const box = menu.querySelector(".menu-list")?.getBoundingClientRect()
  if (box && box.bottom > innerHeight - 8 && menu.getBoundingClientRect().top > box.height) menu.classList.add("menu-up")
}
