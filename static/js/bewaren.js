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
    button.firstChild.textContent = kept ? "Bewaard" : "Bewaar";
  }
  for (const link of document.querySelectorAll(".saved-link")) {
    link.hidden = !pks.length;
    link.href = addressOf(pks);
    link.querySelector("b").textContent = pks.length;
  }
}

function showTools() {
  const said = own.querySelector("[role=status]");
  const on = (name, act) => own.querySelector(name).addEventListener("click", act);
  mine = location.pathname + location.search === addressOf(read());
  own.hidden = false;
  own.querySelector(".keep").hidden = mine;
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
  on(".clear", () => {
    write([]);
    location.assign(addressOf([]));
  });
}

if (store) {
  document.addEventListener("click", (event) => {
    const button = event.target.closest(".save");
    if (!button) return;
    const pks = read(), { page } = button.dataset;
    if (pks.length < MOST || pks.includes(page)) {
      write(pks.includes(page) ? pks.filter((pk) => pk !== page) : [page, ...pks]);
    } else button.firstChild.textContent = `Je lijst is vol (${MOST})`;
  });
  if (own && location.search) showTools();
  else if (own && read().length) location.replace(addressOf(read()));
  show();
  addEventListener("listing", show); // static/js/zoeken.js put other results in place
  addEventListener("storage", show); // another tab kept something
  addEventListener("pageshow", show); // and so did a page that the visitor comes back from
}
