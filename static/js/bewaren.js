/* The visitor's own list. It stays in this browser: numbers of pages, nothing else, and nothing is sent. */

const KEY = "bewaarlijst", MOST = 100;
const own = document.querySelector(".saved-tools"); // on the page of a list only
let store, mine;
try {
  store = localStorage;
} catch {
  // Storage may be forbidden: then nothing can be kept, and nothing is offered.
}

const read = () => (store.getItem(KEY) || "").split(".").filter((pk) => /^\d{1,12}$/.test(pk));

const addressOf = (pks) => `/bewaarlijst/${pks.length ? `?p=${pks.join(".")}` : ""}`;

function write(pks) {
  try {
    if (pks.length) store.setItem(KEY, [...new Set(pks)].slice(0, MOST).join("."));
    else store.removeItem(KEY);
  } catch {
    // Full: what was kept stays.
  }
  // What is copied or printed is what is kept; a row stays for who thinks again.
  if (mine) history.replaceState(history.state, "", addressOf(read()));
  show();
}

function show() {
  const pks = read();
  for (const button of document.querySelectorAll(".save")) {
    const kept = pks.includes(button.dataset.page);
    button.hidden = false;
    button.setAttribute("aria-pressed", kept);
  }
  const count = mine && document.getElementById("aantal");
  if (count) count.textContent = `${pks.length} pagina${pks.length === 1 ? "" : "’s"}`;
  for (const link of document.querySelectorAll(".saved-link")) {
    link.hidden = !pks.length;
    link.href = addressOf(pks);
    link.querySelector("b").textContent = pks.length;
  }
}

function say(button) {
  if (button.nextElementSibling?.matches("[role=status]")) return;
  const said = document.createElement("span");
  said.setAttribute("role", "status");
  said.className = "small";
  button.after(said);
  said.textContent = ` Je lijst is vol: ten hoogste ${MOST} pagina’s.`;
  setTimeout(() => said.remove(), 8000);
}

function showTools() {
  const said = own.querySelector("[role=status]");
  const on = (name, act) => own.querySelector(name)?.addEventListener("click", act);
  mine = location.pathname + location.search === addressOf(read());
  own.hidden = false;
  const keep = own.querySelector(".keep");
  if (keep) keep.hidden = mine;
  own.querySelector(".clear").hidden = !mine;
  on(".copy", async () => {
    try {
      await navigator.clipboard.writeText(location.href);
      said.textContent = "Het adres is gekopieerd.";
    } catch {
      said.textContent = "Kopieer het adres bovenaan in je browser.";
    }
  });
  on(".print", () => print());
  on(".keep", () => {
    const all = new Set([...[...document.querySelectorAll(".save")].map((button) => button.dataset.page), ...read()]);
    if (all.size <= MOST) write([...all]);
    said.textContent = all.size > MOST ? `Je lijst wordt te lang: ten hoogste ${MOST} pagina’s.` : "De lijst is bewaard op dit toestel.";
  });
  let emptied; // what stood in the list; the rows stay, so that nobody loses anything by one click
  on(".clear", ({ target }) => {
    const before = emptied;
    emptied = before ? null : read();
    write([...(before ? read() : []), ...(before || [])]);
    target.textContent = before ? "Maak mijn lijst leeg" : "Zet alles terug";
    said.textContent = before ? "Alles staat terug in je lijst." : "Je lijst is leeg.";
  });
}

if (store) {
  document.addEventListener("click", (event) => {
    const button = event.target.closest(".save");
    if (!button) return;
    const pks = read(), { page } = button.dataset;
    if (pks.length < MOST || pks.includes(page)) {
      write(pks.includes(page) ? pks.filter((pk) => pk !== page) : [page, ...pks]);
    } else say(button);
  });
  if (own && location.search) showTools();
  else if (own && read().length) location.replace(addressOf(read()));
  show();
  addEventListener("listing", show); // static/js/zoeken.js put other results in place
  addEventListener("storage", show); // another tab kept something
  addEventListener("pageshow", show); // and so did a page that the visitor comes back from
}
