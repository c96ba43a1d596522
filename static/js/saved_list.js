/* The tools of a page: printing it, and the saved list of a visitor, which is keys of pages and records in the storage
   of this browser; nothing is sent. */

const KEY = "bewaarlijst", MAX_PAGES = 100;
const tools = document.querySelector(".saved-tools"); // only on the page of a saved list
let store, isOwnList;
try {
  store = localStorage;
} catch {
  // The browser forbids storage: the buttons stay hidden.
}

const read = () => (store.getItem(KEY) || "").split(".").filter((key) => /^([a-z][a-z0-9]*-)?\d{1,12}$/.test(key));

const addressOf = (keys) => `/bewaarlijst/${keys.length ? `?p=${keys.join(".")}` : ""}`;

function write(keys) {
  try {
    if (keys.length) store.setItem(KEY, [...new Set(keys)].slice(0, MAX_PAGES).join("."));
    else store.removeItem(KEY);
  } catch {
    // The storage is full: the list stays as it was.
  }
  // The address follows the list; the rows stay, so that a visitor can undo.
  if (isOwnList) history.replaceState(history.state, "", addressOf(read()));
  show();
}

function show() {
  const keys = read();
  for (const button of document.querySelectorAll(".save")) {
    button.hidden = false;
    button.setAttribute("aria-pressed", keys.includes(button.dataset.page));
  }
  const count = isOwnList && document.getElementById("aantal");
  if (count) count.textContent = `${keys.length} pagina${keys.length === 1 ? "" : "’s"}`;
  for (const link of document.querySelectorAll(".saved-link")) {
    link.hidden = !keys.length;
    link.href = addressOf(keys);
    link.querySelector("b").textContent = keys.length;
  }
}

function announceFull(button) {
  if (button.nextElementSibling?.matches("[role=status]")) return;
  const status = document.createElement("span");
  status.setAttribute("role", "status");
  status.className = "small";
  button.after(status);
  status.textContent = ` Je lijst is vol: ten hoogste ${MAX_PAGES} pagina’s.`;
  setTimeout(() => status.remove(), 8000);
}

function showTools() {
  const status = tools.querySelector("[role=status]");
  const on = (name, act) => tools.querySelector(name)?.addEventListener("click", act);
  isOwnList = location.pathname + location.search === addressOf(read());
  tools.hidden = false;
  const keep = tools.querySelector(".keep");
  if (keep) keep.hidden = isOwnList;
  tools.querySelector(".clear").hidden = !isOwnList;
  on(".copy", async () => {
    try {
      await navigator.clipboard.writeText(location.href);
      status.textContent = "Het adres is gekopieerd.";
    } catch {
      status.textContent = "Kopieer het adres bovenaan in je browser.";
    }
  });
  on(".print", () => print());
  on(".keep", () => {
    const all = new Set([...[...document.querySelectorAll(".save")].map((button) => button.dataset.page), ...read()]);
    const fits = all.size <= MAX_PAGES;
    if (fits) write([...all]);
    status.textContent = fits ? "De lijst is bewaard op dit toestel." : `Je lijst wordt te lang: ten hoogste ${MAX_PAGES} pagina’s.`;
  });
  let cleared; // the pages of the list before it was cleared, so that a visitor can undo
  on(".clear", ({ target }) => {
    const before = cleared;
    cleared = before ? null : read();
    write([...(before ? read() : []), ...(before || [])]);
    target.textContent = before ? "Maak mijn lijst leeg" : "Zet alles terug";
    status.textContent = before ? "Alles staat terug in je lijst." : "Je lijst is leeg.";
  });
}

for (const element of document.querySelectorAll(".print-button")) {
  element.hidden = false;
  element.querySelector("button").addEventListener("click", () => print());
}
if (store) {
  document.addEventListener("click", (event) => {
    const button = event.target.closest(".save");
    if (!button) return;
    const keys = read(), { page } = button.dataset;
    if (keys.length < MAX_PAGES || keys.includes(page)) {
      write(keys.includes(page) ? keys.filter((key) => key !== page) : [page, ...keys]);
    } else announceFull(button);
  });
  if (tools && location.search) showTools();
  else if (tools && read().length) location.replace(addressOf(read()));
  show();
  addEventListener("listing", show); // static/js/search.js has replaced the results
  addEventListener("storage", show); // another tab has changed the list
  addEventListener("pageshow", show); // the browser has restored this page from its cache
}
