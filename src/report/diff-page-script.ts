/**
 * The script of the page: filters and the list of changes, drawn piece by piece as the reader goes down. It runs in a
 * browser, so it is text here; whatever comes from a run is put in as text, never as markup.
 */
export const DIFF_PAGE_SCRIPT = `
"use strict"
const { changes, words } = JSON.parse(document.getElementById("report").textContent)
const list = document.getElementById("changes")
const shown = document.getElementById("shown")
const more = document.getElementById("more")
const filters = Object.fromEntries(["layer", "kind", "cause", "label", "search"].map((id) => [id, document.getElementById(id)]))
const PIECE = 50
let found = changes
let drawn = 0

const element = (name, className, text) => {
  const made = document.createElement(name)
  if (className) made.className = className
  if (text !== undefined) made.textContent = text
  return made
}

const labels = ({ a, b }) => [a?.label, b?.label].filter(Boolean)

/** What both texts begin and end with alike, in UTF-16 units; a pair of surrogates is never cut. */
const alike = (a, b) => {
  const whole = (text, at) => at > 0 && at < text.length && text.charCodeAt(at - 1) >> 10 === 54 && text.charCodeAt(at) >> 10 === 55
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start++
  if (whole(a, start) || whole(b, start)) start--
  let end = 0
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++
  if (whole(a, a.length - end) || whole(b, b.length - end)) end--
  return { start, end }
}

const ownText = (side, other) => {
  const text = element("p", "own")
  if (other === null) text.append(element("mark", "", side.text))
  else {
    const { start, end } = alike(side.text, other.text)
    text.append(side.text.slice(0, start), element("mark", "", side.text.slice(start, side.text.length - end)), side.text.slice(side.text.length - end))
  }
  return text
}

/** Items whose own text says more than the page. */
const TEXTS = new Set(["sentences", "paragraphs", "neighbours", "embeddings"])
/** Items that are told apart by a label: a type, a rule, a code. */
const LABELLED = new Set(["entities", "edits", "issues"])

const page = (excerpt, side, which, other, item) => {
  const box = element("div", "page " + which)
  if (TEXTS.has(item) && side !== null) box.append(ownText(side, other))
  if (excerpt === null) {
    if (side === null) box.append(element("i", "", words.none))
    return box
  }
  const lines = (text) => text.replaceAll(/[ \\t\\u3000]*\\r?\\n(?:[ \\t\\u3000]*\\r?\\n)*/g, "\\n")
  const marked = TEXTS.has(item) && excerpt.found ? "span" : excerpt.found ? "mark" : "u"
  box.append(lines(excerpt.before), element(marked, "", lines(excerpt.marked) || "\\u2038"), lines(excerpt.behind))
  return box
}

const draw = (change) => {
  const { a, b, kindWords, valueWords, causeWords, wordsA, wordsB } = change
  const card = element("article", "change")
  card.tabIndex = 0
  const head = element("header")
  head.append(element("span", "kind", kindWords + valueWords))
  const what = element("span", "what")
  if (!TEXTS.has(change.item)) {
    if (wordsA === wordsB) what.append(wordsB)
    else {
      if (a) what.append(element("span", "from", wordsA))
      if (a && b) what.append(" → ")
      if (b) what.append(element("span", "to", wordsB))
    }
  }
  head.append(what)
  const document = a && b && a.document !== b.document ? a.document + " → " + b.document : (b ?? a).document
  head.append(element("span", "where", document + " · " + causeWords))
  card.append(head)
  if (change.page_a || change.page_b || TEXTS.has(change.item)) {
    const pages = element("div", "pages")
    pages.append(page(change.page_a, a, "a", b, change.item), page(change.page_b, b, "b", a, change.item))
    card.append(pages)
  }
  return card
}

const drawMore = () => {
  for (const change of found.slice(drawn, drawn + PIECE)) list.append(draw(change))
  drawn = Math.min(found.length, drawn + PIECE)
  more.hidden = drawn >= found.length
}

/** A search for "name:" and a canonical name finds its changes alone; any other looks into texts and documents. */
const matches = ({ a, b }, wanted) => {
  const sides = [a, b].filter(Boolean)
  if (wanted.startsWith("name:")) return sides.some(({ name }) => name === wanted.slice("name:".length).trim())
  return sides.some((side) => [side.document, side.text, side.name, side.sentence].some((text) => text?.includes(wanted)))
}

const apply = () => {
  const { layer, kind, cause, label, search } = Object.fromEntries(Object.entries(filters).map(([id, field]) => [id, field.value]))
  const wanted = search.trim()
  found = changes.filter((change) =>
    (layer === "" || change.layer === layer) &&
    (kind === "" || change.kindWords === kind) &&
    (cause === "" || change.cause === cause) &&
    (label === "" || labels(change).includes(label)) &&
    (wanted === "" || matches(change, wanted)))
  list.replaceChildren()
  drawn = 0
  drawMore()
  shown.textContent = words.shown.replace("{n}", found.length.toLocaleString("en")).replace("{of}", changes.length.toLocaleString("en"))
  for (const button of document.querySelectorAll(".layer")) button.setAttribute("aria-pressed", String(button.dataset.layer === layer))
}

/** Offers the values that the changes of the chosen layer have. */
const offer = () => {
  const own = changes.filter(({ layer }) => filters.layer.value === "" || layer === filters.layer.value)
  const fill = (field, values) => {
    const before = field.value
    field.replaceChildren(new Option(words.all, ""), ...[...new Set(values)].filter(Boolean).sort().map((value) => new Option(words.causes[value] ?? value, value)))
    field.value = [...field.options].some(({ value }) => value === before) ? before : ""
  }
  fill(filters.kind, own.map(({ kindWords }) => kindWords))
  fill(filters.cause, own.map(({ cause }) => cause))
  fill(filters.label, own.filter(({ item }) => LABELLED.has(item)).flatMap(labels))
}

const choose = (layer) => {
  filters.layer.value = layer
  offer()
  apply()
}

filters.layer.addEventListener("change", () => choose(filters.layer.value))
for (const id of ["kind", "cause", "label"]) filters[id].addEventListener("change", apply)
filters.search.addEventListener("input", apply)
more.addEventListener("click", drawMore)
document.getElementById("clear").addEventListener("click", () => {
  for (const field of Object.values(filters)) field.value = ""
  choose("")
})
for (const button of document.querySelectorAll(".layer"))
  button.addEventListener("click", () => choose(button.getAttribute("aria-pressed") === "true" ? "" : button.dataset.layer))
for (const button of document.querySelectorAll("[data-name]"))
  button.addEventListener("click", () => {
    filters.search.value = "name:" + button.dataset.name
    choose("entities")
    document.getElementById("filters").scrollIntoView()
  })
if ("IntersectionObserver" in window)
  new IntersectionObserver((entries) => { if (entries.some((entry) => entry.isIntersecting)) drawMore() }).observe(more)

document.addEventListener("keydown", (event) => {
  if (event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement) {
    if (event.key === "Escape") event.target.blur()
    return
  }
  if (event.ctrlKey || event.metaKey || event.altKey) return
  if (event.key === "/") {
    event.preventDefault()
    filters.search.focus()
  } else if (event.key === "j" || event.key === "k") {
    const cards = [...list.children]
    const next = cards.indexOf(document.activeElement) + (event.key === "j" ? 1 : -1)
    const card = cards[Math.max(0, Math.min(cards.length - 1, next))]
    card?.focus({ preventScroll: true })
    card?.scrollIntoView({ block: "center" })
    if (next >= cards.length - 2) drawMore()
  }
})
// Names are what most readers come for.
choose(changes.some(({ layer }) => layer === "entities") ? "entities" : "")
`
