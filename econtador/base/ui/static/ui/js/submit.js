// A form is sent once: the button shows that it works, and a second press waits for the answer. Listens before htmx does,
// because htmx would put the second press in its queue and send it after the first.
document.addEventListener("submit", (event) => {
  const form = event.target
  if (event.defaultPrevented || form.getAttribute("method")?.toLowerCase() !== "post") return
  if (form.dataset.enviando) { event.stopImmediatePropagation(); return event.preventDefault() }
  form.dataset.enviando = "pagina"
  const button = event.submitter ?? form.querySelector('[type="submit"], button:not([type])')
  button?.setAttribute("aria-busy", "true")
  if (form.matches("[data-arquivo]")) setTimeout(() => free(form), 1500) // a file comes and the page stays
  setTimeout(() => event.defaultPrevented && form.dataset.enviando !== "htmx" && free(form))
}, true)

document.addEventListener("htmx:beforeRequest", ({ target }) => {
  const form = target.closest?.("form[data-enviando]")
  if (form) form.dataset.enviando = "htmx"
})
document.addEventListener("htmx:afterRequest", ({ target }) => target.closest?.("form") && free(target.closest("form")))
// Back to a page kept by the browser: it must not stay busy.
addEventListener("pageshow", () => document.querySelectorAll("form[data-enviando]").forEach(free))
// A chosen filter acts at once where the form says so.
document.addEventListener("change", ({ target }) => target.matches("[data-ao-mudar]") && target.form.requestSubmit())

function free(form) {
  delete form.dataset.enviando
  form.querySelectorAll('[aria-busy="true"]').forEach((el) => el.removeAttribute("aria-busy"))
}
