// Buttons with commandfor open and close a <dialog>, also where the browser does not know invokers yet; a click on the backdrop closes.
const native = "commandForElement" in HTMLButtonElement.prototype

document.addEventListener("click", (event) => {
  if (event.target.matches("dialog[open]") && outside(event)) return event.target.close()
  const button = native ? null : event.target.closest("button[commandfor]")
  const dialog = button && document.getElementById(button.getAttribute("commandfor"))
  if (!dialog) return
  if (button.getAttribute("command") === "show-modal") dialog.showModal()
  else dialog.close()
})

function outside({ target, clientX, clientY }) {
  const box = target.getBoundingClientRect()
  return clientX < box.left || clientX > box.right || clientY < box.top || clientY > box.bottom
}
