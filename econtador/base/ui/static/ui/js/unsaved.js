// Leaving a changed form (data-guarda) asks first. Forms with a draft do not need it: what they hold comes back by itself.
const changed = new Set()
document.addEventListener("input", ({ target }) => target.form?.hasAttribute("data-guarda") && changed.add(target.form))
document.addEventListener("submit", ({ target }) => changed.delete(target))
document.addEventListener("reset", ({ target }) => changed.delete(target))
addEventListener("beforeunload", (event) => { if ([...changed].some((form) => form.isConnected)) event.preventDefault() })
