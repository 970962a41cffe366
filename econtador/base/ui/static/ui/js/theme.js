// The theme changes at once and is kept in the cookie `tema`, which the server reads. Without JavaScript the form posts.
document.addEventListener("submit", (event) => {
  if (!event.target.matches("form[data-tema]")) return
  const value = event.submitter?.value
  if (!value) return
  event.preventDefault()
  document.documentElement.dataset.theme = value
  const secure = location.protocol === "https:" ? "; secure" : ""
  document.cookie = `tema=${encodeURIComponent(value)}; path=/; max-age=31536000; samesite=lax${secure}`
  for (const button of event.target.querySelectorAll("button")) button.setAttribute("aria-pressed", String(button.value === value))
}, true)
