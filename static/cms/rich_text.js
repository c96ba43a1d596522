/* Pastes the clipboard in rich text at the cursor. Draft.js and Draftail themselves lose cells, signs and lists: after a
   paste they remove "§ " and "a. " from every paragraph in the text. */

(() => {
  const { DraftJS: { convertFromRaw, EditorState, Modifier }, draftail, pasting } = window;
  const ADDRESS = /\bhttps?:\/\/[^\s<>"“”«»]*[^\s<>"“”«».,;:!?…)\]}’']/g;

  function linked(runs) {
    return runs.flatMap((run) => {
      if (run.href) return [run];
      const parts = [];
      let from = 0;
      for (const { 0: href, index } of run.text.matchAll(ADDRESS)) {
        parts.push({ ...run, text: run.text.slice(from, index) }, { ...run, text: href, href });
        from = index + href.length;
      }
      return [...parts, { ...run, text: run.text.slice(from) }];
    });
  }

  function raw(blocks) {
    const entityMap = {};
    return {
      entityMap,
      blocks: blocks.map(({ type, depth, runs }) => {
        const inlineStyleRanges = [], entityRanges = [];
        let text = "", last = {};
        for (const run of linked(runs)) {
          const range = { offset: [...text].length, length: [...run.text].length };
          text += run.text;
          if (run.bold) inlineStyleRanges.push({ ...range, style: "BOLD" });
          if (run.italic) inlineStyleRanges.push({ ...range, style: "ITALIC" });
          if (run.href && run.href === last.href) entityRanges.at(-1).length += range.length;
          else if (run.href) {
            const key = Object.keys(entityMap).length;
            entityMap[key] = { type: "LINK", mutability: "MUTABLE", data: { url: run.href } };
            entityRanges.push({ ...range, key });
          }
          if (run.text) last = run;
        }
        return { type, depth, text, inlineStyleRanges, entityRanges };
      }),
    };
  }

  /** Return content in which no block is nested deeper than its position allows. */
  function withValidDepths(content) {
    let maxDepth = 0;
    return content.set("blockMap", content.getBlockMap().map((block) => {
      const list = block.getType().endsWith("-list-item"), depth = list ? Math.min(block.getDepth(), maxDepth) : 0;
      maxDepth = list ? depth + 1 : 0;
      return block.getDepth() === depth ? block : block.set("depth", depth);
    }));
  }

  /** Return whether a clip is only an address, which the link plugin of Draftail handles. */
  function isAddress(text, html) {
    if (!/^\s*(https?:\/\/|mailto:)\S+\s*$/i.test(text || "")) return false;
    const runs = pasting.read(html, text).blocks.flatMap((block) => block.runs);
    const label = runs.map((run) => run.text).join("").trim();
    return !runs.some((run) => run.href) || /^(https?:\/\/|mailto:|www\.)\S+$/i.test(label);
  }

  function paste(text, html, editorState, { setEditorState }) {
    const parsed = new DOMParser().parseFromString(html || "", "text/html");
    const inside = parsed.querySelector("[data-draftjs-conductor-fragment]"); // copied from another Draftail editor
    if (!inside && isAddress(text, html)) return "not-handled";
    const before = editorState.getCurrentContent(), place = editorState.getSelection();
    const block = before.getBlockForKey(place.getStartKey()), empty = place.isCollapsed() && !block.getLength();
    let state;
    if (inside) state = JSON.parse(inside.dataset.draftjsConductorFragment);
    else {
      const { blocks, special } = pasting.read(html, text);
      if (!blocks.length) return special ? "handled" : "not-handled"; // all text was struck out
      if (blocks.length === 1 && blocks[0].type === "unstyled" && !empty) {
        blocks[0].runs.unshift({ text: /^[ \u00a0]/.test(text || "") ? " " : "" });
        blocks[0].runs.push({ text: /[ \u00a0]$/.test(text || "") ? " " : "" });
      }
      state = raw(blocks);
      // Lines of plain text pasted in a list become items of it.
      if (!html && blocks.every(({ type }) => type === "unstyled")) {
        for (const line of state.blocks) Object.assign(line, { type: block.getType(), depth: block.getDepth() });
      }
    }
    let content = Modifier.replaceWithFragment(before, place, convertFromRaw(state).getBlockMap());
    if (state.blocks.length === 1 && empty && state.blocks[0].type.endsWith("-list-item")) {
      content = Modifier.setBlockType(content, content.getSelectionAfter(), state.blocks[0].type);
    }
    // Not "insert-fragment", after which Draftail filters the whole text.
    setEditorState(EditorState.push(editorState, withValidDepths(content), "insert-pasted"));
    return "handled";
  }

  /** Paste the plain text of a clip when its HTML gives an error. */
  function onPaste(text, html, ...rest) {
    try {
      return paste(text, html, ...rest);
    } catch {
      return paste(text, "", ...rest);
    }
  }

  /** Keep Draftail from filtering the whole text when text is dropped or moved. */
  function onChange(state) {
    const dropped = state.getLastChangeType() === "insert-fragment";
    return dropped ? EditorState.set(state, { lastChangeType: "insert-dropped" }) : state;
  }

  draftail.registerPlugin({ type: "PASTED", onPaste }, "entityTypes");
  draftail.registerPlugin({ type: "PASTED", onChange }, "plugins");
})();
