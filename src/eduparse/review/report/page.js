"use strict";
(() => {
  const $ = (id) => document.getElementById(id);
  const make = (tag, text, name) => {
    const e = document.createElement(tag);
    if (text !== undefined && text !== "") e.textContent = text;
    if (name) e.className = name;
    return e;
  };
  const number = (n) => n.toLocaleString("en");
  const data = JSON.parse($("data").textContent);
  // Words in the language of the page; {0} is the first of the values behind them.
  const say = (text, ...values) => (data.words[text] || text).replace(/\{(\d)\}/g, (_, n) => values[n]);
  const docs = data.docs.map(([id, source, title, doubt, points, edits, suggestions, clauses, noise], at) => (
    { id, source, title, doubt, points, edits, suggestions, clauses, noise, at, open: $("d" + at) !== null }));
  const PAGE = 50;
  let shown = docs, start = 0, current = null;

  // The list.
  const orders = {
    doubt: (a, b) => b.doubt - a.doubt,
    noise: (a, b) => b.noise - a.noise,
    edits: (a, b) => b.edits - a.edits,
    suggestions: (a, b) => b.suggestions - a.suggestions,
    clauses: (a, b) => a.clauses - b.clauses,
    source: (a, b) => (a.source < b.source ? -1 : a.source > b.source ? 1 : 0),
  };
  const holds = (doc, words) => {
    const head = `${doc.title} ${doc.source} ${doc.id}`.toLowerCase();
    if (words.every((w) => head.includes(w))) return true;
    if (!doc.open) return false;
    // The JSON escapes few characters of a text, so it can be searched without being parsed.
    const all = head + $("d" + doc.at).textContent.toLowerCase();
    return words.every((w) => all.includes(w));
  };
  const find = () => {
    const words = $("query").value.toLowerCase().split(/\s+/).filter(Boolean);
    const onlyOpen = $("opened").checked;
    shown = docs.filter((d) => (!onlyOpen || d.open) && (!words.length || holds(d, words)));
    const order = orders[$("order").value];
    shown.sort((a, b) => order(a, b) || a.at - b.at);
    start = 0;
    list();
  };
  const list = () => {
    const body = $("list").tBodies[0];
    body.replaceChildren(...shown.slice(start, start + PAGE).map((d) => {
      const row = make("tr"), name = make("th");
      name.scope = "row";
      const said = d.title || d.source;
      if (d.open) {
        const link = make("a", said);
        link.href = "#d" + d.at;
        name.append(link);
      } else name.append(said);
      name.append(make("span", d.source + (d.open ? "" : say(" (listed only)")), "where"));
      const why = Object.entries(d.points).map(([k, v]) => `${k} ${v}`).join(", ");
      if (why) name.append(make("span", why, "where"));
      row.append(name);
      const cells = [[say("doubt"), d.doubt.toFixed(1)], [say("noise"), Math.round(d.noise * 100) + " %"],
        [say("edits"), number(d.edits)], [say("suggested"), number(d.suggestions)], [say("clauses"), number(d.clauses)]];
      for (const [key, value] of cells) {
        const cell = make("td", value);
        cell.dataset.name = key;
        row.append(cell);
      }
      return row;
    }));
    const end = Math.min(start + PAGE, shown.length);
    $("found").textContent = say("{0} of {1} documents", number(shown.length), number(docs.length));
    $("page").textContent = shown.length ? say("{0} to {1}", number(start + 1), number(end)) : say("none");
    $("earlier").disabled = start === 0;
    $("later").disabled = end >= shown.length;
  };

  // One document.
  const open = (at) => {
    const doc = docs[at];
    current = { doc, detail: JSON.parse($("d" + at).textContent), groups: [], now: -1 };
    $("h-document").textContent = doc.title || doc.source;
    const facts = { [say("source")]: doc.source, [say("id")]: doc.id,
      [say("characters of the page")]: say("{0} to {1}", ...current.detail.s), ...current.detail.f };
    $("facts").replaceChildren(...Object.entries(facts).map(([key, value]) => {
      const pair = make("div");
      pair.append(make("dt", key), make("dd", String(value)));
      return pair;
    }));
    const why = Object.entries(doc.points).map(([k, v]) => `${k} ${v}`).join(", ");
    const n = current.detail.e.length;
    $("doubts").textContent = (n === 1 ? say("{0} edit and suggestions. ", n) : say("{0} edits and suggestions. ", number(n))) +
      (why ? say("Doubt {0}: {1}.", doc.doubt.toFixed(1), why) : say("Nothing is doubtful."));
    $("change").replaceChildren(make("span", say("Choose a change to see its rule and reason."), "quiet"));
    sides();
    tree();
    $("overview").hidden = true;
    $("document").hidden = false;
    window.scrollTo(0, 0);
    $("h-document").focus();
  };
  const close = () => {
    current = null;
    $("document").hidden = true;
    $("overview").hidden = false;
  };

  // Pieces as rows: a row ends where a line break stayed. Each side of a row is a list of runs.
  const rowsOf = (detail) => {
    const rows = [];
    const whole = detail.p.map((piece) => piece[0]).join("");
    let at = 0; // in the whole page, in units of a string
    let row, text = 0, page = detail.s[0];
    const fresh = () => { row = { left: [], right: [], text, page, changed: false }; };
    fresh();
    for (const piece of detail.p) {
      if (piece.length === 1) {
        piece[0].split("\n").forEach((part, n) => {
          if (n) { text += 1; page += 1; rows.push(row); fresh(); }
          if (part) { row.left.push([part]); row.right.push([part]); }
          const size = [...part].length;
          text += size; page += size;
        });
        at += piece[0].length;
        continue;
      }
      const [before, after, applied, suggested] = piece;
      row.changed = true;
      const group = current.groups.length;
      current.groups.push({
        before, after, numbers: [...applied, ...suggested],
        left: whole.slice(0, at).match(/[\p{L}\p{N}]{0,3}$/u)[0],
        right: whole.slice(at + before.length).match(/^[\p{L}\p{N}]{0,3}/u)[0],
      });
      at += before.length;
      if (applied.length) {
        row.left.push([before, "del", group]);
        row.right.push([after, "ins", group]);
      } else {
        row.left.push([before]);
        row.right.push([after || "\u2038", "mark", group]);
      }
      text += [...after].length; page += [...before].length;
    }
    rows.push(row);
    return rows;
  };
  const blanks = (text) => (text.trim() ? text : text.replace(/\n/g, "\u23ce").replace(/ /g, "\u2423") || text);
  const runs = (list) => {
    const side = make("div");
    for (const [text, tag, group] of list) {
      if (!tag) { side.append(text); continue; }
      if (text === "") continue;
      const run = make(tag, blanks(text));
      run.dataset.group = group;
      run.tabIndex = -1;
      side.append(run);
    }
    return side;
  };
  const sides = () => {
    const only = $("only").checked;
    current.groups = [];
    current.rows = rowsOf(current.detail);
    const out = [];
    let skipped = 0;
    const gap = () => {
      if (skipped) out.push(make("div", skipped === 1 ? say("{0} line without a change", 1) : say("{0} lines without a change", number(skipped)), "gap"));
      skipped = 0;
    };
    for (const row of current.rows) {
      if (only && !row.changed) { skipped += 1; continue; }
      gap();
      const line = make("div", undefined, row.changed ? "row changed" : "row same");
      line.dataset.text = row.text;
      line.title = say("text {0}, page {1}", row.text, row.page);
      line.append(runs(row.left), runs(row.right));
      out.push(line);
    }
    gap();
    $("sides").replaceChildren(...out);
    current.now = -1;
  };

  // The reason of a change.
  const choose = (group, focus) => {
    const { before, after, numbers, left, right } = current.groups[group];
    current.now = group;
    document.querySelectorAll(".now").forEach((e) => e.classList.remove("now"));
    const runsOf = document.querySelectorAll(`[data-group="${group}"]`);
    runsOf.forEach((e) => e.classList.add("now"));
    const last = runsOf[runsOf.length - 1];
    if (last && focus) {
      last.focus({ preventScroll: true });
      last.scrollIntoView({ block: "center" });
    }
    const said = [];
    for (const n of numbers) {
      const [rule, pass, sure, applied, wanted] = current.detail.e[n - 1];
      const [id, kind, why] = data.rules[rule];
      const line = make("p");
      line.append(make("strong", id), ` (${pass}${kind === say("other") ? "" : ", " + kind})` + say(", sure {0}", sure.toFixed(2)) +
        (applied ? "" : `${say(", only suggested:")} ${wanted === "" ? say("remove it") : wanted}`) + `${say(". ")}${why}`);
      said.push(line);
    }
    const clip = (t) => (t.length > 80 ? t.slice(0, 40) + "…" + t.slice(-40) : t).replace(/\n/g, "\u23ce");
    const what = make("p");
    // The word that is changed: what stands around it in the page, and in brackets what it was and is.
    what.append(make("span", left, "quiet"), `[${clip(before)}`);
    if (after !== before) what.append(`\u2192${clip(after)}`);
    what.append("]", make("span", right, "quiet"));
    what.append(make("span", say(" ({0} of {1})", group + 1, current.groups.length), "quiet"));
    $("change").replaceChildren(what, ...said);
  };
  const step = (by) => {
    if (!current || !current.groups.length) return;
    const total = current.groups.length;
    let next = current.now;
    // A change that shows nothing (an insertion that was removed again) has no place to go to.
    for (let tries = 0; tries < total; tries += 1) {
      next = current.now < 0 && tries === 0 ? (by > 0 ? 0 : total - 1) : (next + by + total) % total;
      if (document.querySelector(`[data-group="${next}"]`)) break;
    }
    choose(next, true);
  };

  // Clauses, with their offsets as links.
  const tree = () => {
    const top = make("ul"), above = [[0, top]];
    for (const [kind, label, level, heading, spans, source] of current.detail.c) {
      while (above.length > 1 && above[above.length - 1][0] >= (level || 1)) above.pop();
      const item = make("li");
      const link = make("a", `${label} ${heading || ""}`.trim() || kind);
      link.href = "#";
      link.dataset.start = spans.length ? spans[0][0] : 0;
      item.append(link);
      // A page with a reading behind every third character has a range for every third character.
      const range = (list) => (list.length > 4 ? say("{0}–{1} in {2} ranges", list[0][0], list[list.length - 1][1], list.length)
        : list.map(([a, b]) => `${a}–${b}`).join(", "));
      item.append(make("span", say("text {0} · page {1}", range(spans), range(source) || say("unknown")), "offsets"));
      above[above.length - 1][1].append(item);
      if (level) {
        const below = make("ul");
        item.append(below);
        above.push([level, below]);
      }
    }
    top.querySelectorAll("ul:empty").forEach((e) => e.remove());
    $("tree").replaceChildren(make("h3", say("Clauses")), make("p", say("Where each stands: characters of the result, and of the page."), "quiet"), top);
  };
  const go = (offset) => {
    if ($("only").checked) { $("only").checked = false; sides(); }
    let found = null;
    for (const line of $("sides").children) {
      if (Number(line.dataset.text) > offset) break;
      found = line;
    }
    document.querySelectorAll(".target").forEach((e) => e.classList.remove("target"));
    if (found) { found.classList.add("target"); found.scrollIntoView({ block: "center" }); }
  };

  // What is asked for.
  const route = () => {
    const at = /^#d(\d+)$/.exec(location.hash);
    if (at && docs[at[1]] && docs[at[1]].open) { open(Number(at[1])); return; }
    if (current) {
      close();
      const target = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
      if (target) target.scrollIntoView();
    }
  };
  let wait = 0;
  $("query").addEventListener("input", () => { clearTimeout(wait); wait = setTimeout(find, 150); });
  $("find").addEventListener("submit", (e) => { e.preventDefault(); find(); });
  $("order").addEventListener("change", find);
  $("opened").addEventListener("change", find);
  $("earlier").addEventListener("click", () => { start = Math.max(0, start - PAGE); list(); });
  $("later").addEventListener("click", () => { start += PAGE; list(); });
  $("previous").addEventListener("click", () => step(-1));
  $("next").addEventListener("click", () => step(1));
  $("only").addEventListener("change", sides);
  $("sides").addEventListener("click", (e) => {
    const run = e.target.closest("[data-group]");
    if (run) choose(Number(run.dataset.group), false);
  });
  $("tree").addEventListener("click", (e) => {
    const link = e.target.closest("[data-start]");
    if (link) { e.preventDefault(); go(Number(link.dataset.start)); }
  });
  document.addEventListener("keydown", (e) => {
    if (!current || e.ctrlKey || e.metaKey || e.altKey || /^(INPUT|SELECT)$/.test(e.target.tagName)) return;
    if (e.key === "n") step(1);
    else if (e.key === "p") step(-1);
    else if (e.key === "Escape") location.hash = "#documents";
  });
  window.addEventListener("hashchange", route);
  find();
  if (docs.length === 1 && docs[0].open && !location.hash) location.hash = "#d0";
  else route();
})();
