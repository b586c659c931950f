// The page: a text box with marks behind it, and beside it what klarsprak says. No framework, no build step.
// Nothing is kept: no cookies, no storage. The text is sent to this page's own server only.

import { TEXTS } from "./texts.js";

const $ = (id) => document.getElementById(id);
const box = $("text");
const backdrop = $("backdrop");
const token = document.querySelector("meta[name=klarsprak-token]").content;
const MAX_BYTES = Number(box.dataset.maxBytes);
const SEVERITIES = ["error", "warning", "info"];
const STATUS_ORDER = ["not_met", "human", "met"];
const UNNAMED = "";
// A list longer than this is made a piece at a time: nobody reads it to its end, and a browser takes long to show it.
const PAGE = 150;
// The wide layout, where the findings stand beside the text. The same bound is in the style sheet.
const wide = matchMedia("(min-width: 62rem)");
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const pageId = Array.from(crypto.getRandomValues(new Uint8Array(12)), (b) => b.toString(16).padStart(2, "0")).join("");

const state = {
  text: "",
  name: UNNAMED,
  // The file as it was opened, until the text is changed: it is checked as what it is, not as plain text.
  file: null,
  edited: false,
  answer: null,
  // Findings with their places kept up with the text while it is being changed.
  findings: [],
  current: null,
  firstScore: null,
  tipsChosen: false,
  resultSeen: false,
  // How many cards of the list are made.
  limit: PAGE,
  // Choices that were made for the user.
  held: [],
};

// ---------------------------------------------------------------- small helpers

/** Makes an element. Text goes in as text, never as markup. */
function make(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "onclick") node.addEventListener("click", value);
    else if (value === true) node.setAttribute(name, "");
    else if (value !== false && value != null) node.setAttribute(name, value);
  }
  node.append(...children.filter((child) => child != null));
  return node;
}

function svg(tag, attributes) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  return node;
}

let saying = 0;
/** Says something to a screen reader, after what it is saying now. */
function say(text) {
  $("status").textContent = "";
  clearTimeout(saying);
  saying = setTimeout(() => ($("status").textContent = text), 60);
}

const colour = (score) => (score >= 70 ? "good" : score >= 55 ? "fair" : "poor");
const keyOf = (finding) => (finding.place ? `${finding.rule}@${finding.place[0]}-${finding.place[1]}` : `${finding.rule}@${finding.message}`);
const shown = (finding) => $(`show-${finding.severity}`).checked;

// ---------------------------------------------------------------- talking to the server

function request(path, { file = state.file, name = state.name, signal = undefined, keepalive = false } = {}) {
  const about = {
    token,
    page: pageId,
    name,
    file: file ? "1" : "",
    audience: $("audience").value,
    text_type: $("text-type").value,
  };
  return fetch(path, {
    method: "POST",
    body: path === "/forget" ? "" : (file ?? box.value),
    headers: { "X-Klarsprak": encodeURIComponent(JSON.stringify(about)), "Content-Type": "application/octet-stream" },
    cache: "no-store",
    signal,
    keepalive,
  });
}

let timer = 0;
let running = null;
let latest = 300;

/** Checks soon: after a pause in the writing that is as long as a check takes, within bounds. */
function checkSoon() {
  clearTimeout(timer);
  timer = setTimeout(check, Math.min(1500, Math.max(300, 1.5 * latest)));
}

async function check() {
  clearTimeout(timer);
  running?.abort();
  running = null;
  if (!box.value.trim()) {
    showEmpty();
    return;
  }
  const mine = (running = new AbortController());
  const sent = box.value;
  const started = performance.now();
  $("score").classList.add("is-checking");
  try {
    const response = await request("/check", { signal: mine.signal });
    const answer = await response.json();
    if (running !== mine) return;
    running = null;
    if (response.status === 409) {
      checkSoon();
      return;
    }
    latest = performance.now() - started;
    if (!response.ok) {
      showError(answer.error);
      return;
    }
    hideAlert();
    if (box.value === sent) show(answer);
  } catch (error) {
    if (error.name === "AbortError" || running !== mine) return;
    running = null;
    showError({ name: "", message: TEXTS.lost }, check);
  } finally {
    if (!running) $("score").classList.remove("is-checking");
  }
}

// ---------------------------------------------------------------- messages

function showError({ name, message }, again = null) {
  const alert = $("alert");
  alert.replaceChildren(make("p", {}, name ? make("b", {}, `${name}: `) : null, message));
  if (again) alert.append(make("button", { type: "button", class: "button", onclick: again }, TEXTS.again));
  alert.hidden = false;
}

function hideAlert() {
  $("alert").hidden = true;
  $("alert").replaceChildren();
}

function notice(text, undo = null) {
  const place = $("notice");
  place.replaceChildren(make("p", {}, text));
  if (undo) {
    const back = () => {
      hideNotice();
      undo();
      box.focus();
    };
    place.append(make("button", { type: "button", class: "button plain", onclick: back }, TEXTS.undo));
  }
  place.hidden = false;
  say(text);
}

function hideNotice() {
  $("notice").hidden = true;
}

// ---------------------------------------------------------------- the text and its marks

let lines = [];

/** The stretches of the text that look the same, line by line. The box lies over them, letter on letter. */
function paint() {
  const text = box.value;
  const marks = state.findings
    .filter((f) => f.place && shown(f))
    .map((f) => ({ severity: f.severity, current: keyOf(f) === state.current, start: f.place[0], end: f.place[1] }))
    .sort((a, b) => a.start - b.start);
  const next = [];
  let at = 0;
  let coming = 0;
  let here = [];
  for (const line of text.split("\n")) {
    const end = at + line.length;
    here = here.filter((m) => m.end > at);
    while (coming < marks.length && marks[coming].start <= end) here.push(marks[coming++]);
    const cuts = new Set([at, end]);
    for (const m of here) {
      cuts.add(Math.min(end, Math.max(at, m.start)));
      cuts.add(Math.max(at, Math.min(end, m.end)));
    }
    const edges = [...cuts].sort((a, b) => a - b);
    const runs = [];
    for (let i = 0; i + 1 < edges.length; i++) {
      const on = here.filter((m) => m.start < edges[i + 1] && m.end > edges[i]);
      // A word inside a marked sentence must still be seen: short marks go before long ones, which are only underlined.
      const short = on.filter((m) => m.end - m.start <= 60);
      const gravest = SEVERITIES.find((s) => (short.length ? short : on).some((m) => m.severity === s)) ?? "";
      const style = gravest && `${gravest}${short.length ? "" : " wide"}${on.some((m) => m.current) ? " current" : ""}`;
      runs.push([text.slice(edges[i], edges[i + 1]), style]);
    }
    next.push(runs);
    at = end + 1;
  }
  const same = (a, b) => a.length === b.length && a.every((run, i) => run[0] === b[i][0] && run[1] === b[i][1]);
  let low = 0;
  while (low < next.length && low < lines.length && same(next[low], lines[low])) low++;
  let tail = 0;
  while (tail < next.length - low && tail < lines.length - low && same(next.at(-1 - tail), lines.at(-1 - tail))) tail++;
  for (let i = lines.length - tail - 1; i >= low; i--) backdrop.children[i].remove();
  const after = backdrop.children[low] ?? null;
  for (const runs of next.slice(low, next.length - tail)) {
    const row = make("div", {}, ...runs.map(([piece, style]) => (style ? make("mark", { class: style }, piece) : piece)));
    if (!row.textContent) row.append("\u200b");
    backdrop.insertBefore(row, after);
  }
  lines = next;
}

/** Moves the findings' places with a change of the text; those that it touches are let go until the next check. */
function follow(before, after) {
  let low = 0;
  const most = Math.min(before.length, after.length);
  while (low < most && before[low] === after[low]) low++;
  let tail = 0;
  while (tail < most - low && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  const high = before.length - tail;
  const by = after.length - before.length;
  const move = (place) => (place[1] <= low ? place : place[0] >= high ? [place[0] + by, place[1] + by] : null);
  const current = state.findings.find((f) => keyOf(f) === state.current);
  state.findings = state.findings.filter((finding) => {
    if (!finding.place) return true;
    finding.place = move(finding.place);
    return finding.place !== null;
  });
  state.current = current?.place || (current && !current.excerpt) ? keyOf(current) : null;
}

function changed() {
  if (box.value.startsWith("\ufeff")) box.value = box.value.slice(1);
  if (box.value === state.text) return;
  follow(state.text, box.value);
  state.text = box.value;
  state.edited = true;
  if (state.file) {
    const name = state.file.name;
    state.file = null;
    // Markdown and plain text stay what they are; what is left of an office document is its plain text.
    const asWritten = /\.(md|markdown|txt)$/i.test(name);
    state.name = asWritten ? name : `${name.replace(/\.[^.]*$/, "")}.txt`;
    if (!asWritten && state.answer) hold(state.answer.report);
    state.firstScore = null;
    $("file").textContent = TEXTS.isCopy(name);
  }
  hideNotice();
  document.body.classList.toggle("is-empty", !box.value);
  paint();
  showLens();
  checkSoon();
}

/** A web page does not become a letter because it has lost its tags: what was recognised in the file goes on. */
function hold(report) {
  for (const [id, value] of [["audience", report.audience], ["text-type", report.text_type]]) {
    if ($(id).value) continue;
    $(id).value = value;
    state.held.push(id);
  }
}

/** Puts text in place of a stretch, as if it had been typed: the browser's own undo takes it back. */
function write(start, end, text) {
  const focused = document.activeElement;
  box.focus({ preventScroll: true });
  box.setSelectionRange(start, end);
  if (!document.execCommand(text ? "insertText" : "delete", false, text)) {
    box.setRangeText(text, start, end, "end");
    changed();
  }
  if (focused && focused !== box && focused !== document.body) focused.focus({ preventScroll: true });
}

/** Another text in the box. Gives back a way to undo it. */
function replaceText(text, { file = null, name = UNNAMED } = {}) {
  const old = { text: box.value, file: state.file, name: state.name, line: $("file").textContent, held: state.held };
  const choices = old.held.map((id) => $(id).value);
  setText(text, file, name, file ? TEXTS.isFile(file.name) : "");
  return () => {
    setText(old.text, old.file, old.name, old.line);
    old.held.forEach((id, i) => ($(id).value = choices[i]));
    state.held = old.held;
    check();
  };
}

function setText(text, file, name, line) {
  box.value = text;
  for (const id of state.held) $(id).value = "";
  Object.assign(state, { text: box.value, file, name, edited: false, findings: [], current: null, firstScore: null, held: [], limit: PAGE });
  $("file").textContent = line;
  $("file").hidden = !line;
  document.body.classList.toggle("is-empty", !box.value);
  hideAlert();
  paint();
}

async function openFiles(files) {
  if (files.length > 1) {
    showError({ name: "", message: TEXTS.oneFile });
    return;
  }
  const [file] = files;
  if (!file) return;
  if (file.size > MAX_BYTES) {
    showError({ name: file.name, message: TEXTS.tooLarge(MAX_BYTES / 1e6) });
    return;
  }
  clearTimeout(timer);
  running?.abort();
  const mine = (running = new AbortController());
  $("score").classList.add("is-checking");
  say(TEXTS.checking);
  try {
    const response = await request("/check", { file, name: file.name, signal: mine.signal });
    const answer = await response.json();
    if (running !== mine) return;
    running = null;
    if (!response.ok) {
      showError({ name: file.name, message: answer.error.message });
      return;
    }
    const had = box.value.trim();
    const undo = replaceText(answer.text, { file, name: file.name });
    if (had) notice(TEXTS.opened(file.name), undo);
    else hideNotice();
    show(answer);
    box.focus({ preventScroll: true });
    box.setSelectionRange(0, 0);
  } catch (error) {
    if (error.name === "AbortError" || running !== mine) return;
    running = null;
    showError({ name: file.name, message: TEXTS.lost }, () => openFiles([file]));
  } finally {
    if (!running) $("score").classList.remove("is-checking");
  }
}

// ---------------------------------------------------------------- the result

function showEmpty() {
  state.answer = null;
  state.findings = [];
  state.current = null;
  state.firstScore = null;
  document.body.classList.toggle("is-empty", !box.value);
  $("found").hidden = true;
  $("guide").hidden = false;
  $("bar").hidden = !box.value;
  paint();
  showLens();
}

let told = "";
let telling = 0;

function show(answer) {
  state.answer = answer;
  state.findings = answer.findings.map((finding) => ({ ...finding }));
  if (!state.findings.some((f) => keyOf(f) === state.current)) state.current = null;
  // Tips are many and mild: they wait to be asked for, unless there is nothing else.
  if (!state.tipsChosen) $("show-info").checked = !(answer.counts.error || answer.counts.warning);
  $("guide").hidden = true;
  $("found").hidden = false;
  $("bar").hidden = false;
  showScore(answer);
  for (const severity of SEVERITIES) {
    $(`count-${severity}`).textContent = TEXTS[severity](answer.counts[severity]);
    $(`filter-${severity}`).hidden = !answer.counts[severity];
  }
  $("badge-findings").textContent = answer.counts.error + answer.counts.warning + answer.counts.info;
  $("badge-promises").textContent = answer.commitments.length;
  const automatic = $("text-type").options[0];
  automatic.textContent = $("text-type").value ? automatic.dataset.none : TEXTS.automatic(answer.text_type);
  // The first choice is what goes when nobody has chosen: the text's own word, the settings', or the public.
  if (!$("audience").value) $("audience").options[0].textContent = answer.audience;
  showSafe();
  keepFocus(showFindings);
  showPromises(answer);
  showPolicy(answer);
  showFigures(answer);
  paint();
  showLens();
  const news = `${TEXTS.score(answer.score.total, answer.score.label)}. ${TEXTS.counted(answer.counted)}`;
  clearTimeout(telling);
  if (answer.has_words && news !== told) telling = setTimeout(() => say((told = news)), 900);
}

function showScore({ score, described, has_words: hasWords, notes }) {
  const { total, label } = score;
  $("score").hidden = !hasWords;
  $("notes").replaceChildren(...(hasWords ? notes : [TEXTS.noWords, ...notes]).map((note) => make("p", { class: "note" }, note)));
  if (!hasWords) return;
  $("score").className = `score ${colour(total)}`;
  $("ring").setAttribute("stroke-dasharray", `${total} 100`);
  $("ring-text").textContent = total;
  $("verdict").replaceChildren(
    make("span", { class: "hidden" }, `${TEXTS.score(total, label)}`),
    make("span", { "aria-hidden": "true" }, TEXTS.verdict(label)),
  );
  $("described").textContent = described;
  state.firstScore ??= total;
  const climbed = total - state.firstScore;
  $("climb").hidden = climbed <= 0;
  $("climb").textContent = TEXTS.climbed(climbed);
}

function showSafe() {
  const n = state.answer?.safe.length ?? 0;
  $("fix-all").hidden = n === 0;
  $("fix-all").textContent = TEXTS.fixAll(n);
}

/** Runs something that makes the list anew, and gives the focus back to where it was. */
function keepFocus(work) {
  const held = document.activeElement?.closest?.("#findings [data-key]");
  const key = held?.dataset.key;
  const index = held ? [...document.querySelectorAll("#findings [data-key]")].indexOf(held) : -1;
  const act = document.activeElement?.dataset?.act;
  work();
  if (!held) return;
  const all = [...document.querySelectorAll("#findings [data-key]")];
  const card = all.find((c) => c.dataset.key === key) ?? all[Math.min(index, all.length - 1)];
  const target = (card?.dataset.key === key && card.querySelector(`[data-act="${act}"]`)) || card?.querySelector(".card-head") || $("tab-findings");
  target.focus({ preventScroll: true });
}

// The cards on the page by their findings' keys.
let cards = new Map();

function showFindings() {
  const list = $("findings");
  const whole = state.findings.filter((f) => !f.place && shown(f));
  const placed = state.findings.filter((f) => f.place && shown(f));
  cards = new Map();
  if (!whole.length && !placed.length) {
    const nothing = state.answer && !state.answer.findings.length && state.answer.has_words;
    list.replaceChildren(make("p", { class: "calm" }, nothing ? TEXTS.nothing : TEXTS.hiddenLeft));
    return;
  }
  const now = placed.findIndex((f) => keyOf(f) === state.current);
  state.limit = Math.max(state.limit, now < 0 ? 0 : now + 20);
  const parts = [];
  for (const [heading, findings] of [[TEXTS.wholeText, whole], [TEXTS.inText, placed.slice(0, state.limit)]]) {
    if (!findings.length) continue;
    parts.push(make("h3", { class: whole.length && placed.length ? "group" : "hidden" }, heading));
    parts.push(make("ol", { class: "cards" }, ...findings.map(card)));
  }
  if (placed.length > state.limit) parts.push(make("button", { type: "button", class: "button", onclick: showMore }, TEXTS.rest(placed.length - state.limit)));
  list.replaceChildren(...parts);
}

function showMore() {
  const first = state.limit;
  state.limit += PAGE;
  showFindings();
  const heads = document.querySelectorAll("#findings .card-head");
  heads[Math.min(heads.length - 1, first + state.findings.filter((f) => !f.place && shown(f)).length)].focus();
}

function card(finding, number) {
  const id = `card-${finding.place ? "text" : "whole"}-${number}`;
  const head = make(
    "button",
    { type: "button", class: "card-head", "data-act": "open", "aria-expanded": "false", "aria-controls": id, onclick: () => toggle(finding) },
    make("span", { class: "severity" }, finding.label),
    make("span", { class: "card-title" }, finding.title),
    finding.excerpt ? make("span", { class: "excerpt" }, `”${finding.excerpt}”`) : null,
  );
  const body = make("div", { class: "card-body", id, hidden: true });
  const item = make("li", { class: `card ${finding.severity}`, "data-key": keyOf(finding) }, make("h4", {}, head), body);
  cards.set(keyOf(finding), { finding, item, head, body });
  if (keyOf(finding) === state.current) unfold(keyOf(finding), true);
  return item;
}

/** Opens or closes a card; one that is closed needs nothing inside. */
function unfold(key, open) {
  const found = cards.get(key);
  if (!found) return;
  found.item.classList.toggle("open", open);
  found.head.setAttribute("aria-expanded", String(open));
  found.body.hidden = !open;
  found.body.replaceChildren(...(open ? details(found.finding) : []));
}

function details(finding) {
  const parts = [make("p", { class: "message" }, finding.message)];
  if (finding.suggestions.length) parts.push(suggestions(finding));
  parts.push(make("p", { class: "why" }, make("b", {}, `${TEXTS.why} `), finding.why, " ", make("span", { class: "source" }, finding.source)));
  if (finding.place) {
    parts.push(
      make("p", { class: "buttons" }, make("button", { type: "button", class: "link", "data-act": "show", onclick: () => goTo(finding.place, true) }, TEXTS.show)),
    );
  }
  return parts;
}

function suggestions(finding) {
  const rows = finding.suggestions.map((suggestion, number) => {
    if (!suggestion.apply) return make("li", { class: "draft" }, suggestion.text);
    const label = suggestion.text ? TEXTS.swap(suggestion.text) : TEXTS.remove(finding.excerpt);
    const button = make("button", { type: "button", class: suggestion.safe ? "button swap" : "button swap unsure", "data-act": `swap-${number}`, onclick: () => apply(finding, suggestion) }, label);
    return make("li", {}, button, suggestion.safe ? null : make("span", { class: "small" }, TEXTS.readAfter));
  });
  return make("div", { class: "better" }, make("p", { class: "label" }, TEXTS.better), make("ul", {}, ...rows));
}

/** Opens a finding's card, or closes it. */
function toggle(finding) {
  const key = keyOf(finding);
  choose(state.current === key ? null : finding);
  if (state.current && finding.place && wide.matches) goTo(finding.place, false);
}

function choose(finding) {
  const key = finding ? keyOf(finding) : null;
  const before = state.current;
  state.current = key;
  // After a change of the text the cards have the keys of the places they had; then the list is made anew.
  if (key && !cards.has(key)) keepFocus(showFindings);
  else {
    if (before !== key) unfold(before, false);
    unfold(key, true);
  }
  paint();
  showLens();
}

/** Shows a place in the text; `enter` also puts the cursor there. */
function goTo(place, enter) {
  if (enter) {
    box.focus({ preventScroll: true });
    box.setSelectionRange(place[0], place[1]);
  }
  const target = backdrop.querySelector("mark.current") ?? rowAt(place[0]);
  if (!target) return;
  const at = target.getBoundingClientRect();
  if (at.top < 80 || at.bottom > innerHeight - 120) {
    scrollBy({ top: at.top - innerHeight * 0.3, behavior: calm.matches ? "auto" : "smooth" });
  }
}

function rowAt(offset) {
  return backdrop.children[box.value.slice(0, offset).split("\n").length - 1];
}

/** Puts a suggestion in. */
function apply(finding, suggestion) {
  const [start, end] = finding.place;
  keepFocus(() => {
    write(start, end, suggestion.text);
    state.findings = state.findings.filter((f) => f !== finding);
    state.current = null;
    showFindings();
  });
  paint();
  showLens();
  say(TEXTS.swapped(suggestion.text));
}

function fixAll() {
  const edits = state.answer?.safe ?? [];
  if (!edits.length || box.value !== state.text || running) return;
  const start = edits[0].place[0];
  const end = edits.at(-1).place[1];
  let text = "";
  let at = start;
  for (const edit of edits) {
    text += box.value.slice(at, edit.place[0]) + edit.text;
    at = edit.place[1];
  }
  write(start, end, text);
  state.answer.safe = [];
  showSafe();
  check();
  box.focus();
  notice(TEXTS.fixedAll(edits.length));
}

function showPromises({ commitments }) {
  const panel = $("panel-promises");
  if (!commitments.length) {
    panel.replaceChildren(make("p", { class: "calm" }, TEXTS.noPromises));
    return;
  }
  const rows = commitments.map((promise) =>
    make(
      "li",
      { class: `promise ${promise.status}` },
      make("p", { class: "chips" }, make("span", { class: `chip ${promise.status === "explicit" ? "met" : "not_met"}` }, promise.label), promise.when ? make("span", { class: "when" }, promise.when) : null),
      make("p", { class: "quote" }, `”${promise.text}”`),
      promise.place
        ? make("p", { class: "buttons" }, make("button", { type: "button", class: "link", "aria-label": `${TEXTS.show}: ${promise.text}`, onclick: () => goTo(promise.place, true) }, TEXTS.show))
        : null,
    ),
  );
  panel.replaceChildren(make("p", { class: "small" }, TEXTS.promises), make("ul", { class: "promises" }, ...rows));
}

/** To the finding that speaks against a clause, or to the promises. */
function evidence({ rule, text }) {
  const open = () => {
    const finding = state.findings.find((f) => f.rule === rule);
    selectTab($(finding ? "tab-findings" : "tab-promises"));
    if (!finding) {
      $("tab-promises").focus();
      return;
    }
    $(`show-${finding.severity}`).checked = true;
    choose(finding);
    if (finding.place && wide.matches) goTo(finding.place, false);
    document.querySelector("#findings .card.open .card-head")?.focus();
  };
  return make("li", {}, rule === null ? text : make("button", { type: "button", class: "link", onclick: open }, text));
}

function showPolicy({ policy }) {
  $("panel-policy").replaceChildren(
    ...policy.map((pack) => {
      const row = (clause) =>
        make(
          "li",
          { class: `clause ${clause.status}` },
          make("p", { class: "chips" }, make("span", { class: `chip ${clause.status}` }, clause.label)),
          make("p", { class: "clause-title" }, clause.title),
          clause.question ? make("p", { class: "small" }, make("b", {}, `${TEXTS.question} `), clause.question) : null,
          clause.against.length ? make("ul", { class: "evidence" }, ...clause.against.map(evidence)) : null,
        );
      const of = (status) => pack.clauses.filter((clause) => clause.status === status);
      const not = of("not_applicable");
      return make(
        "section",
        {},
        make("h3", {}, pack.name),
        make("p", { class: "small" }, TEXTS.verdicts(of("met").length, of("not_met").length, of("human").length)),
        pack.validity ? make("p", { class: "small" }, pack.validity) : null,
        make("ul", { class: "clauses" }, ...STATUS_ORDER.flatMap(of).map(row)),
        not.length
          ? make("details", {}, make("summary", {}, TEXTS.notApplicable(not.length)), make("ul", { class: "evidence" }, ...not.map((clause) => make("li", {}, clause.title))))
          : null,
      );
    }),
  );
}

function bar(name, value) {
  const picture = svg("svg", { class: `bar-chart ${colour(value)}`, viewBox: "0 0 100 8", preserveAspectRatio: "none", "aria-hidden": "true" });
  picture.append(svg("rect", { class: "track", width: 100, height: 8, rx: 1 }), svg("rect", { class: "value", width: value, height: 8, rx: 1 }));
  return make("div", { class: "part" }, make("dt", {}, name), make("dd", {}, picture, make("span", { class: "num" }, String(value))));
}

function showFigures({ score, figures }) {
  const head = make("tr", {}, ...TEXTS.figureHeads.map((name, i) => make("th", { scope: "col", class: i === 1 ? "num" : null }, name)));
  const rows = figures.map(([name, value, reading]) =>
    make("tr", {}, make("th", { scope: "row" }, name), make("td", { class: "num" }, value), make("td", {}, reading)),
  );
  const explained = figures.flatMap(([name, , , definition]) => [make("dt", {}, name), make("dd", {}, definition)]);
  const effects = score.effects.map(([title, gain]) => make("li", {}, make("span", { class: "gain" }, gain), make("span", {}, title)));
  $("panel-figures").replaceChildren(
    make("h3", {}, TEXTS.parts),
    make("dl", { class: "parts" }, ...score.parts.map(([name, value]) => bar(name, value))),
    ...(effects.length ? [make("h3", {}, TEXTS.effects), make("ol", { class: "effects" }, ...effects), make("p", { class: "small" }, TEXTS.effectsHint)] : []),
    make("h3", {}, TEXTS.figures),
    make("table", { class: "data" }, make("thead", {}, head), make("tbody", {}, ...rows)),
    make("details", {}, make("summary", {}, TEXTS.definitions), make("dl", { class: "definitions" }, ...explained)),
  );
}

// ---------------------------------------------------------------- the cursor in the text

/** The finding at the cursor: the shortest of those that it touches. */
function atCursor() {
  const { selectionStart: low, selectionEnd: high } = box;
  return state.findings
    .filter((f) => f.place && shown(f) && f.place[0] <= low && f.place[1] >= high)
    .sort((a, b) => a.place[1] - a.place[0] - (b.place[1] - b.place[0]))[0];
}

function cursorMoved() {
  if (document.activeElement !== box) return;
  const finding = atCursor();
  if (finding && keyOf(finding) !== state.current) {
    choose(finding);
    revealCard();
  } else if (!finding && !wide.matches) {
    choose(null);
  }
}

/** Scrolls the list beside the text to the open card; the page itself stays where it is. */
function revealCard() {
  const open = document.querySelector("#findings .card.open");
  const pane = $("resultat");
  if (!open || !wide.matches) return;
  if ($("panel-findings").hidden) selectTab($("tab-findings"));
  const at = open.getBoundingClientRect();
  const around = pane.getBoundingClientRect();
  if (at.top < around.top + 8 || at.bottom > around.bottom - 8) {
    pane.scrollBy({ top: at.top - around.top - 80, behavior: calm.matches ? "auto" : "smooth" });
  }
}

/** On a narrow screen the card stands far below the text, so what it says is shown at the foot of the screen. */
function showLens() {
  const finding = wide.matches || document.activeElement !== box ? null : state.findings.find((f) => f.place && keyOf(f) === state.current);
  const lens = $("lens");
  lens.hidden = !finding;
  showMini();
  if (!finding) return;
  const best = finding.suggestions.find((s) => s.apply);
  lens.className = `lens ${finding.severity}`;
  // A press must not take the cursor out of the text: the lens would be gone before the click.
  const button = (name, label, work) => {
    const node = make("button", { type: "button", class: name, onclick: work }, label);
    node.addEventListener("pointerdown", (event) => event.preventDefault());
    return node;
  };
  lens.replaceChildren(
    make("p", { class: "lens-title" }, make("span", { class: "severity" }, finding.label), " ", finding.title),
    make("p", {}, finding.message),
    make(
      "p",
      { class: "buttons" },
      best ? button("button primary", best.text ? TEXTS.swap(best.text) : TEXTS.remove(finding.excerpt), () => apply(finding, best)) : null,
      button("link", TEXTS.more, () => {
        selectTab($("tab-findings"));
        const open = document.querySelector("#findings .card.open .card-head");
        open?.focus();
        open?.scrollIntoView({ block: "center" });
        lens.hidden = true;
      }),
      button("link", TEXTS.close, () => choose(null)),
    ),
  );
}

/** On a narrow screen, while the result is out of sight: the score and the way there. */
function showMini() {
  const { answer } = state;
  $("mini").hidden = !answer?.has_words || wide.matches || state.resultSeen || !$("lens").hidden;
  if (answer) $("mini").textContent = TEXTS.mini(answer.score.total, answer.counted);
}

/** To the next finding from the cursor, or the one before it. */
function step(direction) {
  const placed = state.findings.filter((f) => f.place && shown(f)).sort((a, b) => a.place[0] - b.place[0] || a.place[1] - b.place[1]);
  if (!placed.length) {
    say(TEXTS.noMore);
    return;
  }
  const now = placed.findIndex((f) => keyOf(f) === state.current);
  const at = box.selectionStart;
  let next;
  if (now >= 0) next = placed[(now + direction + placed.length) % placed.length];
  else if (direction > 0) next = placed.find((f) => f.place[0] >= at) ?? placed[0];
  else next = placed.findLast((f) => f.place[0] <= at) ?? placed.at(-1);
  choose(next);
  goTo(next.place, true);
  revealCard();
  showLens();
  const best = next.suggestions.find((s) => s.apply && s.safe && s.text);
  say(`${next.label}: ${next.title}. ${next.message} ${best ? TEXTS.keyHint(best.text) : ""}`);
}

function fixHere() {
  const open = state.findings.find((f) => f.place && keyOf(f) === state.current);
  const finding = open && document.activeElement === box && touches(open) ? open : atCursor();
  if (!finding) {
    say(TEXTS.noPlace);
    return;
  }
  const best = finding.suggestions.find((s) => s.apply && s.safe);
  if (best) apply(finding, best);
  else say(TEXTS.noSafe);
}

const touches = (finding) => finding.place[0] <= box.selectionStart && finding.place[1] >= box.selectionEnd;

// ---------------------------------------------------------------- tabs

const tabs = [...document.querySelectorAll("[role=tab]")];

function selectTab(tab) {
  for (const other of tabs) {
    const on = other === tab;
    other.setAttribute("aria-selected", String(on));
    other.tabIndex = on ? 0 : -1;
    $(other.getAttribute("aria-controls")).hidden = !on;
  }
}

for (const tab of tabs) {
  tab.addEventListener("click", () => selectTab(tab));
  tab.addEventListener("keydown", (event) => {
    const move = { ArrowRight: 1, ArrowLeft: -1, Home: -tabs.indexOf(tab), End: tabs.length - 1 - tabs.indexOf(tab) }[event.key];
    if (move === undefined) return;
    event.preventDefault();
    const next = tabs[(tabs.indexOf(tab) + move + tabs.length) % tabs.length];
    selectTab(next);
    next.focus();
  });
}

// ---------------------------------------------------------------- saving and copying

async function save(format) {
  const stem = state.name.replace(/\.[^.]*$/, "");
  try {
    const response = await request(`/export/${format}`);
    if (!response.ok) {
      if (response.status !== 409) showError((await response.json()).error);
      return;
    }
    const link = make("a", { download: `${stem ? `${stem} ` : ""}${TEXTS.report}.${format}` });
    link.href = URL.createObjectURL(await response.blob());
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
    notice(TEXTS.saved);
  } catch {
    showError({ name: "", message: TEXTS.lost }, () => save(format));
  }
}

async function copy() {
  try {
    await navigator.clipboard.writeText(box.value);
    state.edited = false;
    notice(TEXTS.copied);
  } catch {
    notice(TEXTS.notCopied);
  }
}

// ---------------------------------------------------------------- what the user does

box.addEventListener("input", changed);
document.addEventListener("selectionchange", cursorMoved);
box.addEventListener("select", cursorMoved);
box.addEventListener("focus", showLens);
box.addEventListener("blur", showLens);
wide.addEventListener("change", showLens);
$("mini").addEventListener("click", (event) => {
  // The link would put #resultat in the address, and the next click would then do nothing.
  event.preventDefault();
  $("resultat").focus();
  $("resultat").scrollIntoView();
});
new IntersectionObserver(([entry]) => {
  state.resultSeen = entry.isIntersecting;
  showMini();
}).observe($("resultat"));
document.addEventListener("keydown", (event) => {
  if (event.key === "F8" && state.answer) {
    event.preventDefault();
    step(event.shiftKey ? -1 : 1);
  }
});
box.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    fixHere();
  } else if (event.key === "Escape" && state.current) {
    choose(null);
  }
});
$("findings").addEventListener("keydown", (event) => {
  const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const heads = [...document.querySelectorAll("#findings .card-head")];
  const at = heads.indexOf(event.target);
  if (move === undefined || at < 0) return;
  event.preventDefault();
  heads[Math.min(heads.length - 1, Math.max(0, at + move))].focus();
});
for (const severity of SEVERITIES) {
  $(`show-${severity}`).addEventListener("change", () => {
    if (severity === "info") state.tipsChosen = true;
    state.limit = PAGE;
    showFindings();
    paint();
  });
}
for (const id of ["audience", "text-type"]) $(id).addEventListener("change", check);

$("picker").addEventListener("change", (event) => {
  openFiles([...event.target.files]);
  event.target.value = "";
});
for (const id of ["choose", "open"]) $(id).addEventListener("click", () => $("picker").click());
$("example").addEventListener("click", async () => {
  const response = await fetch("/exempel.txt");
  replaceText(await response.text());
  check();
  box.focus();
  box.setSelectionRange(0, 0);
});
$("clear").addEventListener("click", () => {
  const undo = replaceText("");
  request("/forget", { file: null }).catch(() => {});
  showEmpty();
  notice(TEXTS.cleared, undo);
  box.focus();
});
$("copy").addEventListener("click", copy);
$("fix-all").addEventListener("click", fixAll);
$("save-html").addEventListener("click", () => save("html"));
$("save-json").addEventListener("click", () => save("json"));

// A file may be dropped anywhere: missing the box must not make the browser leave the page for the file.
const hasFiles = (event) => event.dataTransfer?.types.includes("Files");
let inside = 0;
addEventListener("dragenter", (event) => {
  if (hasFiles(event)) document.body.classList.toggle("is-dragging", ++inside > 0);
});
addEventListener("dragleave", (event) => {
  if (hasFiles(event)) document.body.classList.toggle("is-dragging", --inside > 0);
});
addEventListener("dragover", (event) => {
  if (hasFiles(event)) event.preventDefault();
});
addEventListener("drop", (event) => {
  inside = 0;
  document.body.classList.remove("is-dragging");
  if (!hasFiles(event)) return;
  event.preventDefault();
  openFiles([...event.dataTransfer.files]);
});
box.addEventListener("paste", (event) => {
  const files = [...(event.clipboardData?.files ?? [])];
  // Word puts a picture of the text beside the text itself.
  if (!files.length || event.clipboardData.types.includes("text/plain")) return;
  event.preventDefault();
  openFiles(files);
});

addEventListener("beforeunload", (event) => {
  if (state.edited && box.value.trim()) event.preventDefault();
});
addEventListener("pagehide", () => {
  request("/forget", { file: null, keepalive: true }).catch(() => {});
});

$("text-type").options[0].dataset.none = $("text-type").options[0].textContent;
showEmpty();
