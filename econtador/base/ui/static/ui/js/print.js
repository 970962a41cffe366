// <button data-imprimir> prints the page; what paper shows is in css/print.css.
document.addEventListener("click", ({ target }) => target.closest("[data-imprimir]") && print())
