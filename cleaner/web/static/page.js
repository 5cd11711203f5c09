// The page of `cleaner serve`: it asks its own server, and shows markup in which that has escaped every text.
"use strict";

const byId = (id) => document.getElementById(id);
const form = byId("ask");
const MOST = 4_000_000; // bytes of a file
let file = null; // what was dropped or chosen: { name, data } in Base64
let corrections = [];
let answered = null;
let asked = 0; // the number of the last question, for answers may come in another order

const language = document.documentElement.lang;

function question() {
  const given = new FormData(form);
  const record = byId("record");
  const text = byId("text").value;
  const source = file ? { file } : text.trim() ? { text } : record ? { record: record.value.trim() } : { text };
  return {
    ...source,
    kind: given.get("kind"),
    url: given.get("url"),
    title: given.get("title"),
    ...(presetAt(threshold()) ? { preset: presetAt(threshold()).dataset.preset } : { threshold: threshold() }),
    keep: given.getAll("keep"),
    lang: language,
    corrections,
  };
}

const marks = [...document.querySelectorAll(".marks span")];
const stops = byId("preset").dataset.stops.split(" ").map(Number);
const threshold = () => stops[Number(byId("preset").value)];
const presetAt = (probability) => marks.find((mark) => Number(mark.dataset.threshold) === probability);

function showPreset() {
  const chosen = presetAt(threshold());
  for (const mark of marks) mark.classList.toggle("chosen", mark === chosen);
  const told = byId("preset").dataset.told.replace("{chance}", `\u2066${Number((100 * threshold()).toFixed(1))}%\u2069`);
  byId("preset-told").textContent = told;
  byId("preset").setAttribute("aria-valuetext", chosen ? `${chosen.textContent}. ${told}` : told);
}

// What is chosen stands in the address, so that it may be kept, and shown to others; no text does
function remember() {
  const address = new URL(location.href);
  const put = (name, value) => {
    if (value === null) address.searchParams.delete(name);
    else address.searchParams.set(name, value);
  };
  const chosen = presetAt(threshold());
  put("preset", chosen ? chosen.dataset.preset : null);
  put("threshold", chosen ? null : threshold());
  put("keep", new FormData(form).getAll("keep").join(","));
  put("theme", document.documentElement.dataset.theme ?? null);
  put("record", byId("record") ? byId("record").value : null);
  history.replaceState(null, "", address);
}

function say(text, wrong = false) {
  byId("status").textContent = text;
  byId("status").classList.toggle("wrong", wrong);
}

async function post(path, body) {
  let told;
  try {
    const response = await fetch(path, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    told = response.status === 413 ? { problem: document.body.dataset.long } : await response.json();
  } catch {
    told = { problem: document.body.dataset.network };
  }
  if (told.problem) throw new Error(told.problem);
  return told;
}

async function explain() {
  const number = ++asked;
  say(document.body.dataset.working);
  try {
    const told = await post("/explain", question());
    if (number !== asked) return;
    answered = told;
    if (told.record) byId("record").dataset.number = told.record;
    byId("answer").innerHTML = told.html;
    document.querySelector(".actions").hidden = false;
    say("");
    if (byId("result").getBoundingClientRect().top > innerHeight * 0.7) byId("result").scrollIntoView();
  } catch (error) {
    if (number !== asked) return;
    answered = null; // what was shown is not what was asked about
    byId("answer").replaceChildren();
    document.querySelector(".actions").hidden = true;
    say(error.message, true);
  }
}

function anew() {
  corrections = [];
  byId("lessons").replaceChildren();
}

function save(name, text, type) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

async function take(chosen) {
  if (!chosen) return;
  if (chosen.size > MOST) {
    say(document.body.dataset.long, true);
    return;
  }
  const bytes = new Uint8Array(await chosen.arrayBuffer());
  let binary = "";
  for (let start = 0; start < bytes.length; start += 0x8000) {
    binary += String.fromCharCode(...bytes.subarray(start, start + 0x8000));
  }
  file = { name: chosen.name, data: btoa(binary) };
  byId("file-name").textContent = chosen.name;
  byId("text").value = "";
  anew();
  await explain();
}

function go(step) {
  const record = byId("record");
  const number = /^\d+$/.test(record.value.trim()) ? record.value : (record.dataset.number ?? 1); // an id has one, too
  if (step) record.value = Math.max(1, Number(number) + step);
  byId("text").value = "";
  file = null;
  anew();
  remember();
  explain();
}

// What is pasted, chosen and dropped

form.addEventListener("submit", (event) => {
  event.preventDefault();
  explain();
});
form.addEventListener("change", (event) => {
  if (event.target.id === "file") take(event.target.files[0]);
  else if (event.target.id === "record") go(0);
  if (event.target.id === "preset" || event.target.name === "keep") remember();
  if (["file", "record"].includes(event.target.id)) return;
  if (!answered || event.target.id === "text") return;
  if (event.target.id === "url" && corrections.length) keep(); // now it is known of which site they are
  else explain();
});
byId("preset").addEventListener("input", showPreset);
document.querySelector(".marks").addEventListener("click", (event) => {
  if (!marks.includes(event.target)) return;
  byId("preset").value = stops.indexOf(Number(event.target.dataset.threshold));
  showPreset();
  byId("preset").dispatchEvent(new Event("change", { bubbles: true }));
});
byId("sample").addEventListener("click", (event) => {
  byId("text").value = event.target.dataset.text;
  anew();
  explain();
});
byId("text").addEventListener("input", () => {
  file = null;
  byId("file-name").textContent = "";
  byId("file").value = "";
  anew();
});
byId("text").addEventListener("paste", () => setTimeout(explain));
for (const [id, step] of [["previous", -1], ["next", 1]]) byId(id)?.addEventListener("click", () => go(step));
document.addEventListener("dragover", (event) => {
  event.preventDefault();
  form.classList.add("dropping");
});
document.addEventListener("dragleave", () => form.classList.remove("dropping"));
document.addEventListener("drop", (event) => {
  event.preventDefault();
  form.classList.remove("dropping");
  if (event.dataTransfer.files.length) take(event.dataTransfer.files[0]);
  else if (event.dataTransfer.getData("text")) {
    byId("text").value = event.dataTransfer.getData("text");
    file = null;
    anew();
    explain();
  }
});

// What is done with the result

async function copy(text) {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const area = document.createElement("textarea"); // another machine's page, without TLS, has no clipboard
  area.value = text;
  document.body.append(area);
  area.select();
  document.execCommand("copy");
  area.remove();
}

byId("copy").addEventListener("click", async () => {
  await copy(answered.text);
  say(document.body.dataset.copied);
});
byId("download").addEventListener("click", () => {
  save("article.json", JSON.stringify(answered.object, null, 2), "application/json");
});
for (const [id, name] of [["show-gone", "hide-gone"], ["show-why", "hide-why"]]) {
  byId(id).addEventListener("change", (event) => byId("answer").classList.toggle(name, !event.target.checked));
}

// A piece is corrected

const dialog = byId("correction");
let piece = null;
byId("answer").addEventListener("click", (event) => {
  if (event.target.closest("summary, details, a") || String(getSelection())) return;
  piece = event.target.closest(".piece");
  if (!piece) return;
  byId("correction-text").textContent = [...piece.querySelectorAll(".words > span, .words del")]
    .map((part) => part.textContent)
    .join("");
  if (piece.dataset.family !== "body") byId("correction-family").value = piece.dataset.family;
  dialog.returnValue = "";
  dialog.showModal();
});
dialog.addEventListener("close", async () => {
  if (!dialog.returnValue || !piece) return;
  const label = dialog.returnValue === "keep" ? "body" : byId("correction-family").value;
  const place = [Number(piece.dataset.start), Number(piece.dataset.end)];
  const same = (one) => one[0] === place[0] && one[1] === place[1];
  corrections = [...corrections.filter((one) => !same(one)), [...place, label]];
  await keep();
  document.querySelector(`.piece[data-start="${place[0]}"] .act`)?.focus();
});

async function keep() {
  try {
    show(await post("/examples", question()));
    await explain();
  } catch (error) {
    say(error.message, true);
  }
}

function show({ messages, toml, site }) {
  const lessons = messages.map((message) => {
    const line = document.createElement("p");
    line.textContent = message;
    return line;
  });
  if (toml) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = byId("rules-link").textContent;
    button.addEventListener("click", () => save(`${site}.toml`, toml, "application/toml"));
    lessons.push(button);
  }
  byId("lessons").replaceChildren(...lessons);
}

// Light and dark, and the other language: the text goes along

byId("theme").addEventListener("click", () => {
  const root = document.documentElement;
  const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = dark ? "light" : "dark";
  remember();
});
byId("language").addEventListener("click", (event) => {
  const there = new URL(location.href);
  there.searchParams.set("lang", new URL(event.currentTarget.href).searchParams.get("lang"));
  event.currentTarget.href = there;
  if (byId("text").value) sessionStorage.setItem("text", byId("text").value);
});
showPreset();
const carried = sessionStorage.getItem("text");
sessionStorage.removeItem("text");
if (carried) {
  byId("text").value = carried;
  explain();
} else if (byId("record")) explain();
