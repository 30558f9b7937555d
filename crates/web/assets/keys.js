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

// Keys of devices. What they answer travels as text in base64url.
(() => {
  const text = (bytes) => btoa(String.fromCharCode(...new Uint8Array(bytes))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
  const bytes = (word) => Uint8Array.from(atob(word.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));
  const post = async (address, body) => {
    const answer = await fetch(address, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(address);
    return answer.json();
  };
  const challenge = (word) => new TextEncoder().encode(word);
  const enrol = async (form) => {
    const asked = await post("/settings/keys/challenge", {});
    const made = await navigator.credentials.create({ publicKey: {
      challenge: challenge(asked.challenge),
      rp: { id: asked.site, name: "Paivand" },
      user: { id: challenge(asked.name), name: asked.name, displayName: asked.name },
      pubKeyCredParams: [-7, -8].map((alg) => ({ type: "public-key", alg })),
      excludeCredentials: asked.known.map((id) => ({ type: "public-key", id: bytes(id) })),
      authenticatorSelection: { residentKey: "required", userVerification: "required" },
    } });
    const told = made.response;
    return post("/settings/keys", { form: form.dataset.enrol, answer: {
      credential: text(made.rawId), client: text(told.clientDataJSON), data: text(told.getAuthenticatorData()), key: text(told.getPublicKey()),
    } });
  };
  const enter = async () => {
    const asked = await post("/sign-in/key/challenge", {});
    const given = await navigator.credentials.get({ publicKey: {
      challenge: challenge(asked.challenge), rpId: asked.site, userVerification: "required",
    } });
    const told = given.response;
    return post("/sign-in/key", {
      credential: text(given.rawId), client: text(told.clientDataJSON), data: text(told.authenticatorData), signature: text(told.signature),
    });
  };
  for (const [mark, act] of [["[data-enrol]", enrol], ["[data-enter]", enter]]) {
    const form = document.querySelector(mark);
    if (!form || !navigator.credentials) continue;
    form.hidden = false;
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      try {
        location.href = (await act(form)).to;
      } catch {
        form.querySelector("[data-failed]").hidden = false;
      }
    });
  }
})();
