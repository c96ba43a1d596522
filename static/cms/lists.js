/* Pastes in the CMS, in three steps: clipboard.js reads blocks of text, this file computes their styles and finds the lists
   in them, rich_text.js and text_fields.js insert them at the cursor. Struck-out text, comments and the bullets of a word
   processor are left out. */

window.pasting = (() => {
  // The same rules as BULLETS in base/fields.py.
  const SIGNS = "[•‣⁃∙·●○◦◉◎◌■□▪▫◾◽◼◻◆◇◊❖▶►▸▹▷❍❏❐❑❒\u2794\u2798-\u27be\uf000-\uf0ff]\ufe0f?\\s*|§\\s+(?!\\s|\\d)"
    + "|o(?:\\t\\s*|\\s+(?!\\s|(?:ja|nee|wee|zo|jee|god|heer|hemel|help|wat|hoe|nou|dan)\\b))"
    + "|[✓✔☐☑☒ØüÜvqnlàè]\ufe0f?\\t\\s*|[→⇒»›★☆✦✧✱]+\ufe0f?\\s+";
  const DASHES = "\\*+\\s+|[-–—‐‑‒―−]+\\s+(?!\\s|[+±<>≤≥~≈€$£.,]*\\s*[\\d½¼¾])";
  const SIGN = new RegExp(`^\\s*(?:${SIGNS})+`);
  const BULLET = new RegExp(`^\\s*(?:${SIGNS}|${DASHES})+`);
  const LINE = /\r\n?|[\n\v\f\x85\u2028\u2029]/;
  const NUMBER = /^\s*(\d{1,2}[.)])\s+/;

  /** Return a text without invisible characters and ligatures. */
  function seen(text) {
    const hebrewOrArabic = /[\u0590-\u08ff]/.test(text);
    return (hebrewOrArabic ? text : text.replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, ""))
      .replace(/\u00ad\s*\n/g, "").replace(/[\u00ad\u200b\u2060\ufeff]/g, "")
      .replace(/[\ufb00-\ufb06]+/g, (ligature) => ligature.normalize("NFKC")).normalize("NFC");
  }

  const words = (block) => block.runs.map((run) => run.text).join("");

  /** Return a block with the part of its text between two positions. */
  function part(block, from, to = Infinity) {
    let place = 0;
    const runs = block.runs.map((run) => {
      const text = run.text.slice(Math.max(0, from - place), Math.max(0, to - place));
      place += run.text.length;
      return { ...run, text };
    });
    return { ...block, runs: runs.filter((run) => run.text) };
  }

  function letters(number) {
    const before = number > 26 ? letters(Math.floor((number - 1) / 26)) : "";
    return before + String.fromCharCode(97 + ((number - 1) % 26));
  }

  const roman = (number) => [[10, "x"], [9, "ix"], [5, "v"], [4, "iv"], [1, "i"]].reduce((made, [value, sign]) => {
    const count = Math.floor(number / value);
    number %= value;
    return made + sign.repeat(count);
  }, "");
  const DECIMAL = String, FORMS = [DECIMAL, letters, roman]; // what the editor and the site show at each depth

  /** Split blocks at lines that are items of a list, and remove the bullets. */
  function* items(blocks) {
    for (const whole of blocks) {
      let from = 0;
      const lines = words(whole).split("\n").map((line) => [from, from += line.length + 1]);
      const bulleted = lines.slice(1).some(([start, end]) => BULLET.test(words(part(whole, start, end))));
      const apart = !whole.item && (bulleted || /\S\s*\n\s*\n\s*\S/.test(words(whole)));
      for (const [start, end] of apart ? lines : [[0, from]]) {
        const block = part(whole, start, end - 1), text = words(block);
        const sign = text.match(BULLET) || text.match(/^\s*/), rest = text.slice(sign[0].length).trimEnd();
        if (!rest) continue;
        const number = !block.item && text.match(NUMBER), trimmed = (begin) => part(block, begin, text.trimEnd().length);
        if (number && number[0].length < text.length) {
          const item = { typed: true, ordered: true, depth: 0, marker: number[1] };
          yield { ...trimmed(number[0].length), item };
        } else if (sign[0].trim() && !block.item) yield { ...trimmed(sign[0].length), item: { depth: 0 } };
        else yield trimmed(sign[0].length);
      }
    }
  }

  /** Set the type and depth of each block; a number that the list would show differently stays in the text. */
  function numbered(blocks) {
    let run = null;
    blocks.forEach((block, index) => {
      if (!block.item?.typed) run = null;
      else block.item.key = run ||= { single: !blocks[index + 1]?.item?.typed };
    });
    const literal = new Set();
    let before;
    do {
      before = literal.size;
      let counts = [];
      for (const block of blocks) {
        const { item } = block;
        if (!item || literal.has(item.key)) {
          counts = [];
          block.depth = 0;
          continue;
        }
        block.depth = Math.min(item.depth, counts.length, 4);
        const { ordered, count } = counts[block.depth] || { count: 0 };
        counts.length = block.depth;
        counts.push({ ordered: item.ordered, count: ordered === item.ordered ? count + 1 : 1 });
        const shown = FORMS[block.depth % 3](counts[block.depth].count);
        const differs = item.marker && item.marker.replace(/^\(|[.)]+$/g, "") !== shown;
        if (differs || item.key?.single) literal.add(item.key);
      }
    } while (literal.size > before);
    return blocks.map(({ item, depth, runs }) => {
      const listed = item && !literal.has(item.key);
      if (item?.marker && !listed) runs = [{ text: `${item.marker} ` }, ...runs];
      return { type: listed ? `${item.ordered ? "" : "un"}ordered-list-item` : "unstyled", depth, runs };
    });
  }

  /** Return the lines of a plain text as blocks. */
  function readText(text) {
    return seen(text).split(LINE).map((line) => {
      const sign = line.match(SIGN)?.[0], number = line.match(/^\s*\S{0,5}[.):°-]\t/)?.[0];
      const start = sign || number?.replace("\t", " ") || "";
      return { runs: [{ text: start + line.slice((sign || number || "").length).trim().replace(/\t+/g, " | ") }] };
    });
  }

  /** Return whether all words of a plain text are in the text that was removed. */
  function isRemoved(text, removed) {
    const plainWords = seen(text).replace(/^\s*\S{1,4}[.)]\s/gm, "").match(/[\p{L}\p{N}]+/gu) || [];
    const removedText = seen(removed).trim();
    return Boolean(removedText) && plainWords.every((word) => removedText.includes(word));
  }

  const RESOLVED = ["display", "visibility", "position", "text-decoration-line", "font-weight", "font-style",
    "white-space", "white-space-collapse", "list-style-type"];
  const WRITTEN = new RegExp(`^\\s*(?:${RESOLVED.join("|")}|text-decoration|list-style)\\s*:`, "i");

  /** Yield the style rules that apply in this window. */
  function* rulesOf({ cssRules }) {
    for (const rule of cssRules) {
      if (rule instanceof CSSStyleRule) yield rule;
      else if (rule instanceof CSSMediaRule ? matchMedia(rule.media.mediaText).matches
        : rule instanceof CSSSupportsRule && CSS.supports(rule.conditionText)) yield* rulesOf(rule);
    }
  }

  function specificity(selector) {
    const count = (pattern) => (selector.match(pattern) || []).length;
    const classes = count(/\.[\w-]|\[|(?<!:):(?!:|not\(|is\(|has\(|where\()/g);
    return 1e6 * count(/#[\w-]/g) + 1e3 * classes + count(/(?<![\w#.:[="'-])[a-z]/gi);
  }

  /** Write the computed style of each element, from its own style and the style sheets, into its style attribute. */
  function applyStyles(body) {
    const styles = new Map(), own = body.ownerDocument.createElement("i").style;

    function declare(element, style, weight) {
      if (!styles.has(element)) styles.set(element, {});
      const found = styles.get(element);
      for (const name of RESOLVED) {
        const value = style.getPropertyValue(name), rank = weight + (style.getPropertyPriority(name) ? 1e12 : 0);
        if (value && rank >= (found[name]?.rank || 0)) found[name] = { value, rank };
      }
    }

    for (const { media, textContent } of body.ownerDocument.querySelectorAll("style")) {
      if (media && !matchMedia(media).matches) continue;
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(textContent.replace(/<!--|-->/g, ""));
      for (const rule of rulesOf(sheet)) {
        for (const selector of rule.selectorText.split(/,(?![^([]*[)\]])/)) {
          try {
            for (const element of body.querySelectorAll(selector)) declare(element, rule.style, specificity(selector));
          } catch { /* A selector with a namespace is valid in a style sheet only. */ }
        }
      }
    }
    for (const element of body.querySelectorAll("[style]")) {
      own.cssText = element.getAttribute("style");
      declare(element, own, 1e9);
    }
    for (const [element, found] of styles) {
      const rest = (element.getAttribute("style") || "").split(";").filter((each) => !WRITTEN.test(each));
      const set = Object.entries(found).filter(([, { value }]) => !/^(inherit|unset|revert)/.test(value));
      element.setAttribute("style", [...set.map(([name, { value }]) => `${name}:${value}`), ...rest].join(";"));
    }
  }

  return { FORMS, SIGN, applyStyles, isRemoved, numbered: (blocks) => numbered([...items(blocks)]), part, readText, seen, words };
})();
