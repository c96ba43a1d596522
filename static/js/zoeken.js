/* Makes lists answer in place and search fields suggest. Without it, every form and link here works by itself. */

const status = document.createElement("p");
status.className = "vh";
status.setAttribute("role", "status");
document.querySelector("main").after(status);

/* Empty first: the same words said again would not be heard. */
function say(words) {
  status.textContent = "";
  setTimeout(() => (status.textContent = words), 50);
}

// Results in place

const listing = document.querySelector(".listing");
let running;

/* What tells a control of the new page from the others: the one that had the focus gets it back. */
function nameOf(control) {
  if (!control || !listing.contains(control)) return "";
  if (control.name) return `[name="${CSS.escape(control.name)}"]${control.type === "checkbox" ? `[value="${CSS.escape(control.value)}"]` : ""}`;
  const place = ["sort", "chips", "pagination"].find((name) => control.closest(`.${name}`));
  return place && `.${place} a`;
}

function focusOn(name) {
  const control = (name && listing.querySelector(name)) || listing.querySelector("#aantal");
  if (control.id === "aantal") control.tabIndex = -1;
  // Not into view: whoever ticks a box stays where they are.
  control.focus({ preventScroll: true });
}

function swap(page) {
  const [oldForm, newForm] = [document, page].map((from) => from.querySelector(".listing .finder"));
  const [oldResults, newResults] = [document, page].map((from) => from.querySelector(".listing .results"));
  const open = new Set([...oldForm.querySelectorAll("details[open]")].map(summaryOf));
  for (const details of newForm.querySelectorAll("details")) details.open ||= open.has(summaryOf(details));
  oldForm.querySelector("[name=q]").value = newForm.querySelector("[name=q]").value;
  const isField = (node) => node.classList?.contains("search-field");
  for (const node of [...oldForm.childNodes]) if (!isField(node)) node.remove();
  oldForm.append(...[...newForm.childNodes].filter((node) => !isField(node)));
  oldResults.replaceWith(newResults);
  document.title = page.title;
}

const summaryOf = (details) => details.querySelector("summary").firstChild.textContent.trim();

/* Shows what an address gives; whatever goes wrong, the browser goes there itself. */
async function show(address, { push, focus, y }) {
  running?.abort();
  running = new AbortController();
  const { signal } = running;
  listing.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(address, { signal });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (!answer.ok || signal.aborted || !page.querySelector(".listing .results")) throw new Error();
    if (push) {
      history.replaceState({ focus, y: scrollY }, "");
      history.pushState({ focus, y }, "", address);
    }
    swap(page);
    focusOn(focus);
    if (y !== undefined) scrollTo(0, y);
    say(listing.querySelector("#aantal").textContent);
    dispatchEvent(new Event("listing"));
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

if (listing) {
  listing.addEventListener("change", (event) => {
    if (event.target.type === "checkbox") show(addressOf(event.target.form), { push: true, focus: nameOf(event.target) });
  });
  listing.addEventListener("submit", (event) => {
    event.preventDefault();
    const fromFilters = event.submitter?.closest(".apply");
    if (fromFilters) fromFilters.closest("details").open = false;
    show(addressOf(event.target), { push: true, focus: fromFilters ? "#aantal" : "[name=q]" });
    if (fromFilters) listing.querySelector(".results").scrollIntoView();
  });
  listing.addEventListener("click", (event) => {
    const link = event.target.closest(".sort a, .chips a, .pagination a, .no-results a");
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey || new URL(link.href).pathname !== location.pathname) return;
    event.preventDefault();
    const turned = link.closest(".pagination");
    show(link.pathname + link.search, { push: true, focus: turned ? "#aantal" : nameOf(link) });
    if (turned) listing.querySelector(".results").scrollIntoView();
  });
  addEventListener("popstate", (event) => show(location.href, { focus: event.state?.focus, y: event.state?.y ?? 0 }));
}

// Suggestions

const known = new Map();

function suggestIn(field, number) {
  const list = document.createElement("ul");
  list.id = `suggesties-${number}`;
  list.className = "suggestions plain";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Suggesties");
  list.hidden = true;
  field.parentElement.append(list);
  for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id })) field.setAttribute(name, value);
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
    field.setAttribute("aria-expanded", "false");
    choose(-1);
  }

  function offer(found, typed) {
    list.replaceChildren(...found.map((each, at) => optionOf(each, typed, `${list.id}-${at}`)));
    choose(-1);
    list.hidden = !found.length;
    field.setAttribute("aria-expanded", String(!list.hidden));
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
        known.set(typed, (await answer.json()).suggestions);
      }
      if (!signal.aborted && document.activeElement === field) offer(known.get(typed), typed);
    } catch {
      // Offline, or overtaken: the field works without suggestions.
    }
  }

  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, 150);
  });
  field.addEventListener("blur", close);
  field.form.addEventListener("submit", close);
  field.addEventListener("keydown", (event) => {
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
  // Before the field loses the focus, which closes the list.
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) location.assign(option.dataset.url);
  });
}

function optionOf({ label, detail, url }, typed, id) {
  const option = document.createElement("li");
  Object.assign(option, { id, className: "suggestion" });
  option.setAttribute("role", "option");
  option.dataset.url = url;
  const [name, kind] = [document.createElement("span"), document.createElement("span")];
  const at = label.toLowerCase().indexOf(typed.toLowerCase());
  if (at >= 0) {
    const mark = document.createElement("mark");
    mark.textContent = label.slice(at, at + typed.length);
    name.append(label.slice(0, at), mark, label.slice(at + typed.length));
  } else name.textContent = label;
  kind.className = "small";
  kind.textContent = detail;
  option.append(name, " ", kind);
  return option;
}

document.querySelectorAll("input[name=q]").forEach(suggestIn);
