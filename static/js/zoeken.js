/* Makes lists answer in place and search fields suggest. Without it, every form and link works. */

const make = (tag, attributes = {}) => set(document.createElement(tag), attributes);

function set(node, attributes) {
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  return node;
}

const status = make("p", { class: "vh", role: "status" });
document.querySelector("main").after(status);

/* Empty first: the same words said again would not be heard. */
function say(words) {
  status.textContent = "";
  setTimeout(() => (status.textContent = words), 50);
}

// Results in place

const listing = document.querySelector(".listing");
const here = () => location.pathname + location.search;
const places = new Map(); // for each entry of the history: what was used last, and how far it was scrolled
let running, wanted = here(), entry = history.state?.entry ?? 0;

/* A selector for what the new page has in the place of this control. */
function nameOf(control) {
  if (!listing.contains(control)) return "";
  const { name, value, type, parentElement, dataset } = control;
  if (name) return `[name="${name}"]${type === "checkbox" ? `[value="${CSS.escape(value)}"]` : ""}`;
  if (dataset.page) return `[data-page="${dataset.page}"]`;
  for (const part of [".sort [aria-current]", ".chips a", ".apply button"])
    if (control.closest(part.split(" ")[0])) return part;
  if (control.matches("summary")) return `${foldOf(parentElement)}>summary`;
  return control.matches(".row a") ? `.row a[href="${CSS.escape(control.getAttribute("href"))}"]` : "#aantal";
}

const foldOf = ({ className, parentElement }) =>
  className ? `.${className}` : `fieldset:has([name="${parentElement.querySelector("input").name}"])>details`;

/* Give the focus to what is named, or to the number of results when that is gone or folded away. */
function focusOn(name) {
  const number = listing.querySelector("#aantal");
  for (const control of [name && listing.querySelector(name), number]) {
    if (!control) continue;
    if (control.tabIndex < 0) control.tabIndex = -1;
    // Not into view: whoever ticks a box stays where they are.
    control.focus({ preventScroll: true });
    if (document.activeElement === control) return control !== number;
  }
}

function swap(page, typed) {
  const [oldForm, newForm] = [document, page].map((from) => from.querySelector(".listing .finder"));
  const [oldResults, newResults] = [document, page].map((from) => from.querySelector(".listing .results"));
  for (const old of oldForm.querySelectorAll("details")) {
    const fold = newForm.querySelector(foldOf(old));
    if (fold) fold.open = old.open;
  }
  const [field, answered] = [oldForm, newForm].map((form) => form.querySelector("[name=q]"));
  if (field.value === typed) field.value = answered.value;
  const isField = (node) => node.classList?.contains("search-field");
  for (const node of [...oldForm.childNodes]) if (!isField(node)) node.remove();
  oldForm.append(...[...newForm.childNodes].filter((node) => !isField(node)));
  oldResults.replaceWith(newResults);
  document.title = page.title;
}

/* Shows what an address gives; whatever goes wrong, the browser goes there itself.

   Whoever went on to something else in the meantime keeps the focus there, unless it is told where to go. */
async function show(address, { push, focus, y }) {
  running?.abort();
  running = new AbortController();
  const { signal } = running;
  const used = focus || nameOf(document.activeElement), typed = listing.querySelector("[name=q]").value;
  wanted = address;
  listing.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(address, { signal });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (!answer.ok || signal.aborted || !page.querySelector(".listing .results")) throw new Error();
    if (push && address !== here()) {
      places.set(entry, { focus: used, y: scrollY });
      entry = Date.now();
      places.set(entry, { focus: used });
      history.pushState({ entry }, "", address);
    }
    const { activeElement } = document;
    const elsewhere = activeElement !== document.body && !listing.contains(activeElement);
    const now = focus || nameOf(activeElement) || used;
    swap(page, typed);
    dispatchEvent(new Event("listing"));
    if (y !== undefined) scrollTo({ top: y, behavior: "instant" });
    // Who lands on the number hears it already.
    if (elsewhere || focusOn(now)) say(listing.querySelector("#aantal").textContent);
  } catch {
    if (signal.aborted) return;
    location.assign(address);
  }
  listing.removeAttribute("aria-busy");
}

/* One question has one address: what is empty is left out. */
function addressOf(form) {
  const asked = new URLSearchParams([...new FormData(form)].filter(([, value]) => value.trim()));
  return `${new URL(form.action).pathname}${asked.size ? `?${asked}` : ""}`;
}

/* What was asked for stands at the top, as without a script. */
function goToResults(address) {
  show(address, { push: true, focus: "#aantal" });
  listing.querySelector(".results").scrollIntoView();
}

if (listing) {
  listing.addEventListener("change", ({ target }) => {
    if (target.type === "checkbox") show(addressOf(target.form), { push: true });
  });
  listing.addEventListener("submit", (event) => {
    event.preventDefault();
    const address = addressOf(event.target);
    if (event.submitter?.closest(".apply")) {
      event.submitter.closest("details").open = false;
      goToResults(address);
    } else show(address, { push: true });
  });
  listing.addEventListener("click", (event) => {
    const link = event.target.closest(".sort a, .chips a, .pagination a, .no-results a");
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey || link.pathname !== location.pathname) return;
    event.preventDefault();
    const address = link.pathname + link.search;
    if (link.closest(".sort, .chips")) show(address, { push: true });
    else goToResults(address);
  });
  addEventListener("popstate", ({ state }) => {
    entry = state?.entry ?? 0;
    // A link within the page is no other question.
    if (here() !== wanted) show(here(), { ...places.get(entry) });
  });
  addEventListener("scroll", () => places.set(entry, { ...places.get(entry), y: scrollY }));
}

// Suggestions

const known = new Map();

function suggestIn(field, number) {
  const id = `suggesties-${number}`;
  const list = make("ul", { id, class: "suggestions plain", role: "listbox", "aria-label": "Suggesties", hidden: "" });
  field.parentElement.append(list);
  set(field, { role: "combobox", "aria-autocomplete": "list", "aria-expanded": false, "aria-controls": id });
  let timer, asking, active = -1;

  function choose(place) {
    active = place;
    [...list.children].forEach((option, at) => option.setAttribute("aria-selected", at === place));
    const option = list.children[place];
    if (option) field.setAttribute("aria-activedescendant", option.id);
    else field.removeAttribute("aria-activedescendant");
    option?.scrollIntoView({ block: "nearest" });
  }

  function close() {
    clearTimeout(timer);
    asking?.abort();
    list.hidden = true;
    field.setAttribute("aria-expanded", false);
    choose(-1);
  }

  function offer(found, typed) {
    list.replaceChildren(...found.map((each, at) => optionOf(each, typed, `${id}-${at}`)));
    choose(-1);
    list.hidden = !found.length;
    field.setAttribute("aria-expanded", !list.hidden);
    if (found.length) say(found.length === 1 ? "1 suggestie" : `${found.length} suggesties`);
  }

  async function ask() {
    const typed = field.value.trim().replace(/\s+/g, " ");
    if (typed.length < 2) return close();
    asking?.abort();
    asking = new AbortController();
    const { signal } = asking;
    try {
      if (!known.has(typed)) {
        const answer = await fetch(`/zoeken/suggesties/?${new URLSearchParams({ q: typed })}`, { signal });
        if (!answer.ok) return;
        const { suggestions } = await answer.json();
        if (known.size > 99) known.clear();
        known.set(typed, suggestions);
      }
      if (!signal.aborted && document.activeElement === field) offer(known.get(typed), typed);
    } catch {
      // Offline or overtaken: typing still works.
    }
  }

  field.addEventListener("input", () => {
    clearTimeout(timer);
    choose(-1);
    timer = setTimeout(ask, 150);
  });
  field.addEventListener("blur", close);
  field.form.addEventListener("submit", close);
  field.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && list.hidden) ask();
    if (list.hidden) return;
    const count = list.children.length;
    if (step) choose(((active + step + 1 + count + 1) % (count + 1)) - 1);
    else if (event.key === "Enter" && active >= 0) location.assign(list.children[active].dataset.url);
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
  });
  // Before the field loses focus, which closes the list.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) location.assign(option.dataset.url);
  });
}

function optionOf({ label, detail, url }, typed, id) {
  const option = make("li", { id, class: "suggestion", role: "option", "data-url": url });
  const [name, kind] = [make("span"), make("span", { class: "small" })];
  const at = label.toLowerCase().indexOf(typed.toLowerCase());
  if (at >= 0) {
    const mark = make("mark");
    mark.textContent = label.slice(at, at + typed.length);
    name.append(label.slice(0, at), mark, label.slice(at + typed.length));
  } else name.textContent = label;
  kind.textContent = detail;
  option.append(name, " ", kind);
  return option;
}

document.querySelectorAll("input[name=q]").forEach(suggestIn);
