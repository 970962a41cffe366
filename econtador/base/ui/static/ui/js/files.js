// Files chosen for a parecer: a list with sizes, one button to take each out, drag and drop, and a warning before 25 MB are sent in vain.
const LIMIT = 25 * 1024 * 1024
const size = (bytes) => (bytes < 1048576 ? `${Math.max(1, Math.round(bytes / 1024))} kB` : `${(bytes / 1048576).toLocaleString("pt-BR", { maximumFractionDigits: 1 })} MB`)
const input = (picker) => picker.querySelector('input[type="file"]')

document.addEventListener("change", ({ target }) => {
  const picker = target.matches?.('input[type="file"]') && target.closest(".files-picker")
  if (picker) draw(picker)
})
document.addEventListener("reset", ({ target }) => setTimeout(() => target.querySelectorAll(".files-picker").forEach(draw)))

const area = (event) => event.dataTransfer?.types.includes("Files") && event.target.closest?.("form")?.querySelector(".files-picker")
for (const name of ["dragover", "dragleave", "drop"]) document.addEventListener(name, (event) => {
  const picker = area(event)
  if (!picker) return
  event.preventDefault()
  picker.classList.toggle("is-over", name === "dragover")
  if (name === "drop") setFiles(picker, [...input(picker).files, ...event.dataTransfer.files])
})

function setFiles(picker, files) {
  const box = new DataTransfer()
  for (const file of input(picker).multiple ? files : files.slice(-1)) box.items.add(file)
  input(picker).files = box.files
  draw(picker)
}

function draw(picker) {
  const files = [...input(picker).files]
  const large = files.filter((file) => file.size > LIMIT)
  picker.querySelector(".files-chosen").replaceChildren(...files.map((file, index) => line(picker, file, index)))
  const total = files.reduce((sum, file) => sum + file.size, 0)
  picker.querySelector(".files-total").textContent = files.length > 1 ? `${files.length} arquivos, ${size(total)}` : ""
  input(picker).setCustomValidity(large.length ? `Cada arquivo pode ter até 25 MB. Retire: ${large.map((file) => file.name).join(", ")}.` : "")
  if (large.length) input(picker).reportValidity()
}

function line(picker, file, index) {
  const item = document.createElement("li")
  if (file.size > LIMIT) item.className = "is-large"
  const name = Object.assign(document.createElement("span"), { className: "truncate", textContent: file.name })
  const bytes = Object.assign(document.createElement("span"), { className: "size", textContent: file.size > LIMIT ? `${size(file.size)}, acima de 25 MB` : size(file.size) })
  const out = Object.assign(document.createElement("button"), { type: "button", textContent: "×", ariaLabel: `Retirar ${file.name}` })
  out.addEventListener("click", () => setFiles(picker, [...input(picker).files].filter((_, at) => at !== index)))
  item.append(name, bytes, out)
  return item
}
