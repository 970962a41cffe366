// Keys: any element with data-atalho="tecla" is clicked (or focused, if it takes text) by that key.
// j and k walk over the .row-link of a list; Ctrl+Enter sends the form one writes in. WCAG 2.1.4: one can turn the single keys off.
const OFF = "atalhos-desligados"
const takesText = (el) => el?.isContentEditable || /^(TEXTAREA|SELECT)$/.test(el?.tagName) || (el?.tagName === "INPUT" && !/^(checkbox|radio|button|submit)$/.test(el.type))
const visible = (el) => el.checkVisibility?.({ visibilityProperty: true }) ?? el.offsetParent !== null
const folded = (el) => el.closest("details:not([open])")
function target(key) {
  const all = [...document.querySelectorAll(`[data-atalho~="${CSS.escape(key)}"]`)]
  return all.find(visible) ?? all.find(folded)
}

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.isComposing) return
  if (event.ctrlKey || event.metaKey) return withControl(event)
  if (event.key === "Escape" && takesText(event.target)) return event.target.blur()
  if (event.altKey || takesText(event.target) || document.querySelector("dialog[open]")) return
  if (localStorage.getItem(OFF)) return
  if (event.key === "j" || event.key === "k") return walk(event, event.key === "j" ? 1 : -1)
  press(event, event.key)
})

function withControl(event) {
  if (event.key === "Enter" && takesText(event.target) && event.target.form) {
    event.preventDefault()
    event.target.form.requestSubmit(event.target.form.querySelector("[data-enviar]"))
  }
  if (event.key.toLowerCase() === "k") press(event, "ctrl+k")
}

function press(event, key) {
  const el = target(key)
  if (!el) return
  event.preventDefault()
  if (!takesText(el)) return el.click()
  el.focus()
  if (el.tagName === "INPUT") el.select()
  el.scrollIntoView({ block: "nearest" })
}

function walk(event, step) {
  const rows = [...document.querySelectorAll(".row-link")]
  if (!rows.length) return
  event.preventDefault()
  const here = rows.indexOf(document.activeElement?.closest("tr, li")?.querySelector(".row-link"))
  const next = rows[here < 0 ? (step > 0 ? 0 : rows.length - 1) : Math.min(Math.max(here + step, 0), rows.length - 1)]
  next.focus({ focusVisible: true })
  next.scrollIntoView({ block: "nearest" })
}

document.addEventListener("change", (event) => {
  if (!event.target.matches("[data-atalhos-ligados]")) return
  if (event.target.checked) localStorage.removeItem(OFF)
  else localStorage.setItem(OFF, "1")
})
for (const box of document.querySelectorAll("[data-atalhos-ligados]")) box.checked = !localStorage.getItem(OFF)
