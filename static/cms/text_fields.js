/* Pastes the clipboard in text fields, without bullets of a word processor and without struck-out text. */

(() => {
  const { SIGN, read, seen, words } = window.pasting;

  document.addEventListener("paste", (event) => {
    const field = event.target, data = event.clipboardData;
    if (!data || !field.matches?.("textarea, input:not([type]), input[type=text], input[type=url]")) return;
    const plain = data.getData("text/plain").replace(/\r\n?/g, "\n"), html = data.getData("text/html");
    const clip = html ? read(html, plain) : {};
    const lines = clip.special ? clip.blocks.map(words) : seen(plain).split("\n").map((line) => line.replace(SIGN, ""));
    const text = lines.join("\n");
    // The browser would silently cut the text; without maxlength, the form reports that it is too long.
    if (field.maxLength > 0 && field.value.length + text.length > field.maxLength) field.removeAttribute("maxlength");
    if (text === plain) return;
    event.preventDefault();
    if (!text) return;
    if (!document.execCommand("insertText", false, field.matches("textarea") ? text : text.replace(/\s*\n\s*/g, " "))) {
      field.setRangeText(text, field.selectionStart, field.selectionEnd, "end");
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }, true);
})();
