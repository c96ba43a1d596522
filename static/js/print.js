/* Shows the print button, which is useless without this script. */
for (const place of document.querySelectorAll(".print-button")) {
  place.hidden = false;
  place.querySelector("button").addEventListener("click", () => print());
}
