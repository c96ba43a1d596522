/* Ticks of a visitor beside steps: a short code of each ticked step in the storage of this browser; nothing is sent. */

const KEY = "vinkjes", MAX_PAGES = 50, MAX_DAYS = 365;
const tools = document.querySelector(".ticks"), here = location.pathname;
const today = Math.floor(Date.now() / 864e5);
let store, cleared; // cleared: the ticks of this page before they were cleared, so that a visitor can undo
try {
  store = localStorage;
} catch {
  // The browser forbids storage: the steps stay as they are.
}

/* Return {address: [day, code, …]} of the pages with ticks that are not too old; {} when something else is stored. */
function read() {
  try {
    const pages = Object.entries(JSON.parse(store.getItem(KEY)) || {});
    return Object.fromEntries(pages.filter(([, ticks]) => Array.isArray(ticks) && today - ticks[0] <= MAX_DAYS));
  } catch {
    return {};
  }
}

function write(codes) {
  const { [here]: old, ...others } = read();
  const kept = Object.entries(others).sort(([, a], [, b]) => b[0] - a[0]).slice(0, MAX_PAGES - 1);
  const pages = Object.fromEntries(codes.length ? [[here, [today, ...codes]], ...kept] : kept);
  try {
    if (Object.keys(pages).length) store.setItem(KEY, JSON.stringify(pages));
    else store.removeItem(KEY);
    say("");
  } catch {
    say("Je browser bewaart dit vinkje niet.");
    return;
  }
  show();
}

/* A step keeps its tick when the order changes, and loses it when its text does. */
const codeOf = (text) => [...text.trim()].reduce((sum, char) => (sum * 31 + char.codePointAt(0)) >>> 0, 7).toString(36);

const codes = () => (read()[here] || []).slice(1);

const boxes = () => document.querySelectorAll(".tick input");

const say = (text) => { tools.querySelector("[role=status]").textContent = text; };

function show() {
  const ticked = codes();
  for (const box of boxes()) box.checked = ticked.includes(box.value);
  const button = tools.querySelector("button");
  button.hidden = !ticked.length && !cleared;
  button.textContent = cleared ? "Zet ze terug" : "Wis mijn vinkjes";
}

function box(text) {
  const label = document.createElement("label"), input = document.createElement("input");
  label.className = "tick";
  input.type = "checkbox";
  input.autocomplete = "off"; // the browser fills in nothing of its own
  input.value = codeOf(text);
  label.append(input);
  return label;
}

if (tools && store) {
  for (const text of document.querySelectorAll(".monday li > span")) {
    const label = box(text.textContent);
    text.replaceWith(label);
    label.append(text);
  }
  for (const title of document.querySelectorAll(".guide-steps h3")) {
    const label = box(title.textContent), text = document.createElement("span");
    text.textContent = "Gedaan";
    label.firstChild.setAttribute("aria-label", `Gedaan: ${title.textContent}`);
    label.append(text);
    title.parentElement.append(label);
  }
  tools.hidden = !boxes().length;
  document.addEventListener("change", ({ target }) => {
    if (!target.matches(".tick input")) return;
    cleared = null;
    const others = codes().filter((code) => code !== target.value);
    write(target.checked ? [...others, target.value] : others);
  });
  tools.querySelector("button").addEventListener("click", () => {
    const back = cleared;
    cleared = back ? null : codes();
    write(back || []);
    say(back ? "Je vinkjes staan terug." : "Je vinkjes zijn gewist.");
  });
  show();
  addEventListener("storage", show); // another tab has changed the ticks
  addEventListener("pageshow", show); // the browser has restored this page from its cache
}
