/* Reads a clipboard of Word, Outlook, Google Docs, a spreadsheet, a web page or plain text as blocks. */

(() => {
  const { FORMS: [DECIMAL, letters, roman], applyStyles, isRemoved, numbered, part, readText, seen, words } = window.pasting;
  const BLOCK = "address, article, aside, blockquote, body, caption, center, dd, details, dialog, div, dl, dt, fieldset, "
    + "figcaption, figure, footer, form, h1, h2, h3, h4, h5, h6, header, hgroup, hr, legend, li, main, menu, nav, ol, "
    + "p, pre, section, summary, table, tbody, td, tfoot, th, thead, tr, ul, [role$=row], [role$=cell], [role$=header], "
    + "[role=listitem], [role=heading], [role=paragraph], [data-stringify-type=paragraph-break]";
  const BLOCK_STYLE = /;display:(block|table|flex|grid|list-item|flow-root)/;
  const CELLS = /;display:(inline-)?(flex|grid)/, CELL = /;display:inline-|;position:(absolute|fixed)/;
  const OUT = "script, style, template, noscript, iframe, object, svg, audio, video, select, datalist, xml";
  const REMOVED = /;text-decoration-line:[^;]*line-through|;display:none|;mso-hide:all|;mso-element:comment/;
  const STRUCK = "s, del, strike, .msocomtxt, .msocomanchor, .MsoCommentReference";

  function styleOf(node) {
    return `;${(node.getAttribute("style") || "").toLowerCase().replace(/\s*([:;])\s*/g, "$1").trim()}`;
  }

  /** Return the function that numbers the items of a list, or undefined for the default. */
  function formOf(list, style) {
    const styled = style.match(/;list-style-type:[^;]*?(\w+-(?:alpha|latin|roman))/);
    const type = list.getAttribute("type") || styled?.[1] || "";
    const form = /^(?:a$|lower-(?:alpha|latin))/i.test(type) ? letters : /roman|^i$/i.test(type) ? roman : undefined;
    return form && /^(?:[AI]$|upper)/.test(type) ? (number) => form(number).toUpperCase() : form;
  }

  /** Return the blocks, whether they differ from plain text, and the removed text. */
  function readHtml(html) {
    const blocks = [];
    let block = null, special = false, apart = false, removed = "";
    // Word puts the text of a text box in a comment; the parser drops cells without a table.
    html = html.replace(/<!--\[if gte vml 1\]>([^]*?)<!\[endif\]-->/g, (_, inner) =>
      [...inner.matchAll(/<v:textbox[^>]*>([^]*?)<\/v:textbox>/g)].map((box) => `<div>${box[1]}</div>`).join(""));
    if (/<t[dh][\s>]/i.test(html) && !/<table/i.test(html)) html = `<table>${html}</table>`;
    const { body } = new DOMParser().parseFromString(html, "text/html");
    applyStyles(body);
    walk(body, {});
    return { blocks, special, removed };

    function open(at) {
      if (at.item?.opened) {
        block = blocks.at(-1);
        block.runs.push({ text: "\n" });
      } else {
        block = { item: at.item, runs: [] };
        if (at.item) at.item.opened = true;
        blocks.push(block);
      }
    }

    function leaveOut(text) {
      special = true;
      removed += text;
    }

    function add(text, at) {
      if (at.hidden && text.trim()) return leaveOut(text);
      text = seen(text);
      text = text.replace(at.pre ? /[\t\f\u00a0]/g : /[ \t\r\n\f\u00a0]+/g, " ");
      if (!block) {
        if (!text.trim()) return;
        open(at);
      }
      if (apart && text.trim()) {
        const joined = /[^\s([“‘«„]$/.test(block.runs.at(-1)?.text || "") && !/^[\s.,;:!?)\]”’»…]/.test(text);
        if (joined) block.runs.push({ text: " " });
        apart = false;
      }
      if (!at.pre && /(^|\s)$/.test(block.runs.at(-1)?.text || "")) text = text.trimStart();
      if (text) block.runs.push({ text, bold: at.bold && !at.heading, italic: at.italic, href: at.href });
    }

    function walk(parent, at) {
      for (const node of parent.childNodes) {
        if (node.nodeType === Node.TEXT_NODE) add(node.data, at);
        else if (node.nodeType === Node.ELEMENT_NODE) element(node, at);
      }
    }

    function element(node, at) {
      const name = node.localName, style = styleOf(node);
      if (node.matches(OUT)) return;
      const hidden = node.hasAttribute("hidden") && !/;display:/.test(style);
      if (node.matches(STRUCK) || hidden || REMOVED.test(style)) return leaveOut(node.textContent);
      if (name === "br") return lineBreak(at, style);
      if (name === "img") {
        if (/\p{Extended_Pictographic}/u.test(node.alt)) add(node.alt, at);
        return;
      }
      // The text of an element with a position of its own is a separate word.
      if (at.cells || CELL.test(style)) {
        apart = true;
        inner(node, at, name, style);
        apart = true;
      } else inner(node, at, name, style);
    }

    function inner(node, at, name, style) {
      at = { ...at, cells: CELLS.test(style) || (at.cells && /;display:contents/.test(style)) };
      const visibility = style.match(/;visibility:(\w+)/)?.[1];
      if (visibility) at.hidden = visibility !== "visible";
      if (/^(b|strong)$/.test(name)) at.bold = true;
      if (/^(i|em)$/.test(name)) at.italic = true;
      const weight = style.match(/;font-weight:(\w+)/)?.[1], slant = style.match(/;font-style:(\w+)/)?.[1];
      if (weight) at.bold = /bold|[6-9]00/.test(weight);
      if (slant) at.italic = slant !== "normal";
      if (/^h[1-6]$/.test(name)) at.heading = true;
      if (name === "pre" || /;white-space(-collapse)?:(pre|break|preserve)/.test(style)) at.pre = true;
      else if (/;white-space(-collapse)?:(normal|nowrap|collapse)/.test(style)) at.pre = false;
      if (name === "a") {
        const href = (node.getAttribute("originalsrc") || node.getAttribute("href") || "").trim();
        at.href = /^(https?:|mailto:|tel:)./i.test(href) ? href : undefined;
      }
      if (name === "sup" && /^\d+$/.test(node.textContent) && /[\dm]$/.test(block ? words(block) : "")) {
        return add([...node.textContent].map((digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[digit]).join(""), at);
      }
      if (name === "table" && !at.cell) return table(node, at);
      if (/^(ul|ol|menu)$/.test(name)) {
        const ordered = name === "ol", form = formOf(node, style), parent = at.list;
        // A list directly in a list, before any item, is the same list.
        if (!parent || parent.used || parent.ordered !== ordered || parent.form !== form) {
          at.list = { ordered, form, depth: parent?.used ? parent.depth + 1 : parent?.depth || 0, next: node.start || 1 };
        }
      }
      if (name === "li") at.item = itemOf(node, at.list);
      const word = style.match(/mso-list:(?!ignore|none|skip)(\S+ )?level(\d+)([^;]*)/);
      if (word) wordItem(node, at, word);
      const quoted = name === "q" && node.textContent.trim();
      if (quoted) add("“", at);
      if (!node.matches(BLOCK) && !BLOCK_STYLE.test(style)) {
        walk(node, at);
        if (quoted) add("”", at);
        return;
      }
      if (at.cell) add(" ", at);
      else block = null;
      walk(node, at);
      if (at.cell) add(" ", at);
      else block = null;
    }

    function lineBreak(at, style) {
      if (at.cell) add(" ", at);
      else if (!block) return;
      else if (/page-break/.test(style) || (!at.item && words(block).endsWith("\n"))) block = null;
      else block.runs.push({ text: "\n" });
    }

    function itemOf(node, list = { depth: 0, next: 1 }) {
      const level = node.getAttribute("aria-level") || node.getAttribute("data-aria-level");
      const depth = level ? level - 1 : list.depth, form = list.form || (depth ? undefined : DECIMAL);
      if (node.value) list.next = node.value;
      const marker = list.ordered && form ? `${form(list.next)}.` : undefined;
      list.next++;
      list.used = true;
      return { ordered: list.ordered, depth, marker, key: list };
    }

    /** Set the list item of a paragraph: in Word, the text of an item has its bullet or number. */
    function wordItem(node, at, [, id, level, more]) {
      const sign = [...node.querySelectorAll("[style]")].find((each) => styleOf(each).includes("mso-list:ignore"));
      const marker = sign?.textContent.replace(/\s+/g, " ").trim() || "";
      sign?.remove();
      const ordered = /\d/.test(marker) || (marker.length > 1 && /[a-z]/i.test(marker));
      if (at.heading) {
        block = null;
        if (ordered) node.prepend(`${marker} `);
      } else at.item = { ordered, depth: level - 1, marker: ordered ? marker : undefined, key: `${id}${level}${more}` };
    }

    function isFlat(cell) {
      const leaves = [...cell.querySelectorAll("p, div")].filter((each) => !each.querySelector("p, div"));
      const filled = leaves.filter((each) => each.textContent.trim());
      return filled.length < 2 && !cell.querySelector("table, ul, ol, [style*=mso-list]");
    }

    function table(node, at) {
      special = true;
      block = null;
      for (const part of node.children) if (part.localName === "caption") element(part, at);
      for (const row of node.rows) {
        const cells = [...row.cells];
        const flat = !REMOVED.test(styleOf(row)) && cells.length > 1 && cells.every(isFlat);
        if (!flat) {
          element(row, at);
          continue;
        }
        block = null;
        cells.forEach((cell, index) => {
          if (index) add(" | ", at);
          element(cell, { ...at, cell: true });
        });
        if (block && !words(block).replace(/[\s|]/g, "")) blocks.pop();
        else if (block) blocks[blocks.length - 1] = part(block, 0, words(block).replace(/[\s|]+$/, "").length);
        block = null;
      }
    }
  }

  /** Return blocks of text, and whether they differ from the plain text. */
  function read(html, text) {
    let result = { blocks: [], removed: "" };
    try {
      if (html) result = readHtml(html);
    } catch { /* Read the plain text instead. */ }
    const blocks = numbered(result.blocks);
    if (blocks.length || isRemoved(text || "", result.removed)) return { blocks, special: result.special };
    return { blocks: numbered(readText(text || "")) };
  }

  window.pasting.read = read;
})();
