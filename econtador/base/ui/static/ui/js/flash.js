// Messages: close buttons, good news that leaves by itself (never while one points at it), and toasts for what htmx reports.
const LEAVE_AFTER = 8000
const fade = (flash) => { flash.dataset.saindo = ""; setTimeout(() => flash.remove(), 260) }

document.addEventListener("click", ({ target }) => {
  const button = target.closest("[data-fechar]")
  if (button) fade(button.closest(".flash"))
})
document.querySelectorAll(".flash[data-passageiro]").forEach(schedule)
document.addEventListener("aviso", ({ detail }) => toast(detail?.texto ?? detail?.value ?? String(detail)))
document.addEventListener("htmx:sendError", () => toast("Sem conexão com o servidor. O que você digitou continua aqui; tente de novo."))
document.addEventListener("htmx:responseError", ({ detail }) => toast(explain(detail.xhr.status)))

function schedule(flash) {
  setTimeout(() => (flash.matches(":hover, :focus-within") ? schedule(flash) : fade(flash)), LEAVE_AFTER)
}

function explain(status) {
  if (status === 403) return "Você não tem permissão para isso, ou a sessão terminou. Atualize a página."
  if (status === 404) return "Isto não existe mais, ou você não pode ver."
  if (status === 429) return "Muitas tentativas seguidas. Espere um minuto."
  return "Algo deu errado do nosso lado. O que você digitou continua aqui; tente de novo."
}

function toast(text) {
  const box = Object.assign(document.createElement("div"), { className: "box flash" })
  const words = Object.assign(document.createElement("p"), { textContent: text })
  const close = Object.assign(document.createElement("button"), { type: "button", textContent: "×", ariaLabel: "Fechar aviso" })
  close.dataset.fechar = ""
  box.append(words, close)
  document.getElementById("avisos-ao-vivo").append(box)
  schedule(box)
}
