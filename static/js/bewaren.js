/* The visitor's own list. It stays in this browser: numbers of pages, nothing else, and nothing is sent. */

const KEY = "bewaarlijst", MOST = 100;

function read() {
  try {
    return (localStorage.getItem(KEY) || "").split(".").filter((pk) => /^\d{1,12}$/.test(pk));
  } catch {
    return []; // Storage may be forbidden: then nothing is kept.
  }
}

function write(pks) {
  try {
    if (pks.length) localStorage.setItem(KEY, pks.slice(0, MOST).join("."));
    else localStorage.removeItem(KEY);
  } catch {
    // As above.
  }
  show();
}

const addressOf = (pks) => `/bewaarlijst/${pks.length ? `?p=${pks.join(".")}` : ""}`;

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

document.addEventListener("click", (event) => {
  const button = event.target.closest(".save");
  if (!button) return;
  const pks = read(), { page } = button.dataset;
  write(pks.includes(page) ? pks.filter((pk) => pk !== page) : [page, ...pks]);
});

// On the page of the list itself
const own = document.querySelector(".saved-tools");
if (own) {
  const shown = new URLSearchParams(location.search).get("p") || "";
  if (!location.search && read().length) location.replace(addressOf(read()));
  own.hidden = false;
  own.querySelector(".copy").addEventListener("click", async () => {
    const said = own.querySelector("[role=status]");
    try {
      await navigator.clipboard.writeText(location.href);
      said.textContent = "Het adres is gekopieerd.";
    } catch {
      said.textContent = "Kopieer het adres bovenaan in je browser.";
    }
  });
  own.querySelector(".print").addEventListener("click", () => print());
  own.querySelector(".keep").addEventListener("click", () => write([...new Set([...shown.split("."), ...read()])].filter(Boolean)));
  own.querySelector(".clear").addEventListener("click", () => {
    write([]);
    location.assign(addressOf([]));
  });
}

show();
addEventListener("listing", show); // static/js/zoeken.js put other results in place
addEventListener("storage", show); // another tab kept something
