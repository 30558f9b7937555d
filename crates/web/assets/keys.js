// Chinese faces, and keys for whoever has no hand free for a mouse. Pages are whole without this file.
// Keys are known by their place (event.code): the Tajik and Russian layouts have no "/" or "[" where Latin has them.
"use strict";
// The faces of Chinese are heavy: they come after the page is shown, and only where there are Chinese words.
addEventListener("load", () => {
  if (!document.querySelector('html[lang|="zh"], main [lang|="zh"]')) return;
  const sheet = document.createElement("link");
  sheet.rel = "stylesheet";
  sheet.href = document.querySelector('link[rel="stylesheet"]').href.replace(/sheet\.css.*$/, "chinese.css");
  document.head.append(sheet);
});

(() => {
  const CHORD_MS = 1500; // how long "l" or "g" waits for the second key
  const OFF = "paivand-keys-off";
  const places = { KeyH: "/", KeyM: "/documents/memorandum" };
  const languages = { KeyT: "tg", KeyZ: "zh", KeyR: "ru", KeyE: "en" };
  const hidden = new Set();
  let chord = null;

  const remember = {
    get off() { try { return localStorage.getItem(OFF) === "1"; } catch { return false; } },
    set off(value) { try { localStorage.setItem(OFF, value ? "1" : "0"); } catch { /* then only this page knows */ } },
  };
  let off = remember.off;

  const inField = (event) => event.isComposing ||
    event.target.closest("input, textarea, select, [contenteditable]") !== null;

  const step = (by) => {
    const rows = [...document.querySelectorAll("[data-row]")];
    const here = rows.indexOf(document.activeElement.closest("[data-row]"));
    const next = rows[here < 0 ? (by > 0 ? 0 : rows.length - 1) : here + by];
    if (next) { next.focus(); next.scrollIntoView({ block: "nearest" }); }
  };

  const column = (number) => {
    const cells = document.querySelectorAll(`[data-column="${number}"]`);
    if (cells.length === 0) return;
    const gone = !hidden.has(number);
    const other = number === 0 ? 1 : 0;
    if (gone && hidden.has(other)) return; // one column always stays
    if (gone) hidden.add(number); else hidden.delete(number);
    cells.forEach((cell) => cell.classList.toggle("gone", gone));
    const across = document.querySelector(".parallel")?.dataset.languages;
    document.querySelectorAll(".parallel [data-languages], .parallel").forEach((grid) => {
      grid.dataset.languages = String(Math.max(1, Number(grid.dataset.across ??= across) - hidden.size));
    });
  };

  const help = () => {
    const details = document.getElementById("help");
    details.open = !details.open;
    if (details.open) details.querySelector("summary").focus();
  };

  const second = (first, code) => {
    if (first === "KeyG" && places[code]) location.assign(places[code]);
    if (first === "KeyL" && languages[code]) document.querySelector(`[data-language="${languages[code]}"]`)?.click();
  };

  const single = (event) => {
    switch (event.code) {
      case "KeyJ": return step(1);
      case "KeyK": return step(-1);
      case "BracketLeft": return column(0);
      case "BracketRight": return column(1);
      case "Slash": return event.shiftKey ? help() : undefined;
      case "KeyG": case "KeyL":
        chord = { first: event.code, until: Date.now() + CHORD_MS };
    }
  };

  document.addEventListener("keydown", (event) => {
    if (off || event.ctrlKey || event.altKey || event.metaKey || inField(event)) return;
    if (chord !== null && Date.now() < chord.until && !event.repeat) {
      const { first } = chord;
      chord = null;
      second(first, event.code);
    } else {
      chord = null;
      single(event);
    }
  });

  const button = document.getElementById("shortcuts");
  const show = () => { button.textContent = off ? button.dataset.on : button.dataset.off; };
  if (button) {
    button.hidden = false;
    show();
    button.addEventListener("click", () => { off = !off; remember.off = off; show(); });
  }
})();
