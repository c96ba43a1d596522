/* Updates lists in place and adds suggestions to search fields. Without it, every form and link works. */

const make = (tag, attributes = {}) => set(document.createElement(tag), attributes);

const on = (node, name, act) => node.addEventListener(name, act);

function set(node, attributes) {
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  return node;
}

const status = make("p", { class: "vh", role: "status" });
document.querySelector("main").after(status);

/* Empties the status first: screen readers skip a repeated text. */
let announcing;
function announce(words) {
  clearTimeout(announcing);
  status.textContent = "";
  announcing = setTimeout(() => (status.textContent = words), 50);
}

// Results in place

const listing = document.querySelector(".listing");
const find = (selector) => listing.querySelector(selector);
const here = () => location.pathname + location.search;
const positions = new Map(); // history entry -> last used control, scroll
let running, wanted = here(), entry = history.state?.entry ?? 0;

/* Returns a selector of the same control in the new page. */
function selectorOf(control) {
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

/* Focuses a control, or the number of results if that is missing or hidden. */
function focusOn(selector) {
  const number = find("#aantal");
  for (const control of [selector && find(selector), number]) {
    if (!control) continue;
    if (control.tabIndex < 0) control.tabIndex = -1;
    control.focus({ preventScroll: true });
    if (document.activeElement === control) return control !== number;
  }
}

function swap(page, typed) {
  const [oldForm, newForm] = [document, page].map((from) => from.querySelector(".listing .finder"));
  for (const old of oldForm.querySelectorAll("details")) {
    const fold = newForm.querySelector(foldOf(old));
    if (fold) fold.open = old.open;
  }
  const [field, answered] = [oldForm, newForm].map((form) => form.querySelector("[name=q]"));
  if (field.value === typed) field.value = answered.value;
  field.defaultValue = answered.value;
  const rest = ":scope>:not(.search-field)";
  oldForm.querySelectorAll(rest).forEach((node) => node.remove());
  oldForm.append(...newForm.querySelectorAll(rest));
  find(".results").replaceWith(page.querySelector(".listing .results"));
  document.title = page.title;
}

/* Resets the form: the browser may restore this page. */
function cancel() {
  running?.abort();
  find(".finder").reset();
  listing.ariaBusy = null;
}

/* Shows the results at an address; after an error, the browser loads it.

   Without `focus`, a visitor who moved the focus meanwhile keeps it there. */
async function show(address, { focus, y } = {}) {
  running?.abort();
  running = new AbortController();
  const { signal } = running;
  const used = focus || selectorOf(document.activeElement), typed = find("[name=q]").value;
  wanted = address;
  listing.ariaBusy = true;
  try {
    const answer = await fetch(address, { signal });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (!answer.ok || signal.aborted || !page.querySelector(".listing .results")) throw new Error();
    if (address !== here()) {
      positions.set(entry, { focus: used, y: scrollY });
      entry = Date.now();
      positions.set(entry, { focus: used });
      history.pushState({ entry }, "", address);
    }
    const { activeElement } = document;
    const elsewhere = activeElement !== document.body && !listing.contains(activeElement);
    const now = focus || selectorOf(activeElement) || used;
    swap(page, typed);
    dispatchEvent(new Event("listing"));
    if (y !== undefined) scrollTo({ top: y, behavior: "instant" });
    // The number is announced by itself when it gets the focus.
    if (elsewhere || focusOn(now)) announce(find("#aantal").textContent);
  } catch {
    if (signal.aborted) return;
    cancel();
    location.assign(address);
  }
  listing.ariaBusy = null;
}

/* Returns a form's address, without empty parameters. */
function addressOf(form) {
  const query = new URLSearchParams([...new FormData(form)].filter(([, value]) => value.trim()));
  return `${new URL(form.action).pathname}${query.size ? `?${query}` : ""}`;
}

/* Scrolls to the results, like a page without script. */
function goToResults(address) {
  show(address, { focus: "#aantal" });
  find(".results").scrollIntoView();
}

if (listing) {
  on(listing, "change", ({ target }) => {
    if (target.type === "checkbox") show(addressOf(target.form));
  });
  on(listing, "submit", (event) => {
    event.preventDefault();
    const address = addressOf(event.target);
    if (event.submitter?.closest(".apply")) {
      event.submitter.closest("details").open = false;
      goToResults(address);
    } else show(address);
  });
  on(listing, "click", (event) => {
    const link = event.target.closest(".sort a, .chips a, .pagination a, .no-results a");
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey || link.pathname !== location.pathname) return;
    event.preventDefault();
    const address = link.pathname + link.search;
    if (link.closest(".sort, .chips")) show(address);
    else goToResults(address);
  });
  addEventListener("popstate", ({ state }) => {
    entry = state?.entry ?? 0;
    // Not for a link within the page.
    if (here() !== wanted) show(here(), positions.get(entry));
  });
  addEventListener("pagehide", () => listing.ariaBusy && cancel());
  addEventListener("scroll", () => positions.set(entry, { ...positions.get(entry), y: scrollY }));
}

// Suggestions

const cache = new Map(); // typed text -> suggestions

function suggestIn(field, number) {
  const id = `suggesties-${number}`;
  const list = make("ul", { id, class: "suggestions plain", role: "listbox", "aria-label": "Suggesties", hidden: "" });
  field.parentElement.append(list);
  set(field, { role: "combobox", "aria-autocomplete": "list", "aria-expanded": false, "aria-controls": id });
  let timer, request, announced, active = -1;

  function choose(index) {
    active = index;
    [...list.children].forEach((option, at) => (option.ariaSelected = at === index));
    const option = list.children[index];
    field.setAttribute("aria-activedescendant", option?.id ?? "");
    option?.scrollIntoView({ block: "nearest" });
  }

  function close() {
    clearTimeout(timer);
    request?.abort();
    list.hidden = true;
    field.ariaExpanded = false;
    choose(-1);
    if (announced) announce((announced = ""));
  }

  function offer(found, typed) {
    list.replaceChildren(...found.map((each, at) => optionOf(each, typed, `${id}-${at}`)));
    choose(-1);
    list.hidden = !found.length;
    field.ariaExpanded = !list.hidden;
    announce((announced = found.length === 1 ? "1 suggestie" : `${found.length || "Geen"} suggesties`));
  }

  async function ask() {
    const typed = field.value.trim().replace(/\s+/g, " ");
    if (typed.length < 2) return close();
    request?.abort();
    request = new AbortController();
    const { signal } = request;
    try {
      if (!cache.has(typed)) {
        const answer = await fetch(`/zoeken/suggesties/?${new URLSearchParams({ q: typed })}`, { signal });
        if (!answer.ok) throw new Error();
        const { suggestions } = await answer.json();
        if (cache.size > 99) cache.clear();
        cache.set(typed, suggestions);
      }
      if (!signal.aborted && document.activeElement === field) offer(cache.get(typed), typed);
    } catch {
      if (!signal.aborted) close();
    }
  }

  on(field, "input", () => {
    clearTimeout(timer);
    choose(-1);
    timer = setTimeout(ask, 150);
  });
  on(field, "blur", close);
  on(field.form, "submit", close);
  on(field, "keydown", (event) => {
    if (event.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && list.hidden) ask();
    if (list.hidden) return;
    const count = list.children.length + 1;
    if (step) choose(((active + step + 1 + count) % count) - 1);
    else if (event.key === "Enter" && active >= 0) location.assign(list.children[active].dataset.url);
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
  });
  // Before the field loses focus, which closes the list.
  on(list, "mousedown", (event) => event.preventDefault());
  on(list, "click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) location.assign(option.dataset.url);
  });
}

/* Lower case, a space for each other sign. */
const plain = (text) => text.toLowerCase().replace(/[^\p{Ll}\p{N}]/gu, ({ length }) => " ".repeat(length));

function optionOf({ label, detail, url, lang }, typed, id) {
  const option = make("li", { id, class: "suggestion", role: "option", "data-url": url });
  const name = make("span", lang && { lang }), mark = make("mark"), kind = make("span", { class: "small" });
  const at = plain(label).indexOf(plain(typed)), end = at + typed.length;
  mark.append(label.slice(at, end));
  name.append(...(at < 0 ? [label] : [label.slice(0, at), mark, label.slice(end)]));
  kind.append(detail);
  option.append(name, " ", kind);
  return option;
}

document.querySelectorAll(".search-field [name=q]").forEach(suggestIn);
