// A draft is never lost: a form with data-rascunho="chave" keeps what was typed in this browser until the server says that it was
// saved, by <meta name="rascunho-salvo" content="chave …"> or by the htmx event `rascunhoSalvo` (HX-Trigger: {"rascunhoSalvo": "chave"}).
// A form that comes back with data-preenchido (the server kept the fields) is left as it is. Leaving (data-sair) wipes all drafts.
const PREFIX = "rascunho:"
const forms = () => document.querySelectorAll("form[data-rascunho]")
const keyOf = (form) => PREFIX + form.dataset.rascunho
const kept = (el) => el.name && !/^(hidden|file|password|submit|button)$/.test(el.type) || el.matches?.("[data-guardar]")
const fields = (form) => [...form.elements].filter(kept)
const valueOf = (el) => (/^(checkbox|radio)$/.test(el.type) ? el.checked : el.value)
const idOf = (el) => (el.type === "radio" ? `${el.name}=${el.value}` : el.name)
const initial = (el) => {
  if (/^(checkbox|radio)$/.test(el.type)) return el.defaultChecked
  if (el.tagName !== "SELECT") return el.defaultValue
  return ([...el.options].find((option) => option.defaultSelected) ?? el.options[0])?.value ?? ""
}

document.addEventListener("input", (event) => save(event.target.form))
document.addEventListener("change", (event) => save(event.target.form))
document.addEventListener("rascunhoSalvo", (event) => forget(event.detail?.value ?? event.detail))
document.addEventListener("submit", ({ target }) => target.matches("[data-sair]") && wipe())
document.addEventListener("htmx:load", start)
start()

function start() {
  for (const meta of document.querySelectorAll('meta[name="rascunho-salvo"]')) meta.content.split(/\s+/).forEach(forget)
  for (const form of forms()) if (!form.dataset.rascunhoVisto) restore(form)
}

function save(form) {
  if (!form?.dataset.rascunho) return
  const changed = fields(form).filter((el) => valueOf(el) !== initial(el))
  if (!changed.length) return localStorage.removeItem(keyOf(form))
  const values = Object.fromEntries(changed.map((el) => [idOf(el), valueOf(el)]))
  try {
    localStorage.setItem(keyOf(form), JSON.stringify({ quando: Date.now(), values }))
  } catch { /* storage full or refused: the form itself still holds the text */ }
}

function restore(form) {
  form.dataset.rascunhoVisto = "sim"
  const text = localStorage.getItem(keyOf(form))
  if (!text || form.hasAttribute("data-preenchido")) return
  let draft
  try { draft = JSON.parse(text) } catch { return localStorage.removeItem(keyOf(form)) }
  const found = fields(form).filter((el) => idOf(el) in draft.values)
  if (!found.length) return
  for (const el of found) {
    if (typeof draft.values[idOf(el)] === "boolean") el.checked = draft.values[idOf(el)]
    else el.value = draft.values[idOf(el)]
  }
  announce(form, new Date(draft.quando))
}

function announce(form, when) {
  const line = document.createElement("p")
  line.className = "draft"
  line.setAttribute("role", "status")
  const date = when.toLocaleString("pt-BR", { day: "2-digit", month: "2-digit", hour: "2-digit", minute: "2-digit" })
  line.append(`Rascunho recuperado, de ${date}.`)
  const button = Object.assign(document.createElement("button"), { type: "button", textContent: "Descartar" })
  button.addEventListener("click", () => { form.reset(); localStorage.removeItem(keyOf(form)); line.remove() })
  line.append(button)
  form.prepend(line)
}

function forget(key) {
  if (key) localStorage.removeItem(PREFIX + key)
}

function wipe() {
  for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX)) localStorage.removeItem(key)
}
