// Opens the pages of both nodes in every language, width and light, and says what is wrong with which.
//
// node pages.mjs PROGRAM FOLDER-FOR-PICTURES

import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { day } from "./desk.mjs";
import { access, keyboard, structure, witness } from "./look.mjs";
import { browser, demonstration } from "./stage.mjs";

const LANGUAGES = { tg: "tg", zh: "zh-Hans", ru: "ru", en: "en" };
const WIDTHS = { wide: { width: 1280, height: 900 }, narrow: { width: 390, height: 844 }, least: { width: 320, height: 568 } };
const LIGHTS = ["light", "dark"];
const PLACES = { turn: "/", memorandum: "/documents/memorandum" };
// Pages for one seat, today: what they show hangs on who looks.
const DESK = { home: "/", acts: "/acts", form: "/acts/event.attest", documents: "/documents", notes: "/notes",
  papers: "/papers" };
// A fixed date, so that a picture of today can be laid beside one of last month.
const AT = "2027-03-01";

// Pictures longer than this show nothing new.
const PICTURE_HEIGHT_MAX = 4000;

const [program, pictures] = process.argv.slice(2);
const complaints = [];
let looks = 0;

function note(where, found) {
  looks += 1;
  complaints.push(...found.map((complaint) => `${where}: ${complaint}`));
}

function address(base, path, language) {
  return `${base}${path}?lang=${language}&at=${AT}`;
}

async function opened(context, url) {
  const page = await context.newPage();
  const seen = witness(page);
  const response = await page.goto(url, { waitUntil: "load" });
  await page.evaluate(() => document.fonts.ready.then(() => null));
  if (response.status() !== 200) seen.push(`status ${response.status()}`);
  return { page, seen };
}

/** Every way to look at a page, two at a time: the machine may have two cores. */
async function everyLook(chrome, nodes) {
  const ways = [];
  for (const [size, viewport] of Object.entries(WIDTHS)) {
    for (const colorScheme of LIGHTS) {
      for (const javaScriptEnabled of [true, false]) ways.push({ size, viewport, colorScheme, javaScriptEnabled });
    }
  }
  const next = async () => {
    for (let way = ways.pop(); way !== undefined; way = ways.pop()) await oneWay(chrome, nodes, way);
  };
  await Promise.all([next(), next()]);
}

/** A browser in which a sample person of this node is signed in. */
async function signedIn(chrome, base, way, seat = "secretary") {
  const context = await chrome.newContext(way);
  const page = await context.newPage();
  await page.goto(`${base}/sign-in`);
  await Promise.all([page.waitForURL(`${base}/`), page.locator(`form[action*="sign-in"] button[value="${seat}"]`).click()]);
  await page.close();
  return context;
}

async function oneWay(chrome, nodes, { size, ...way }) {
  const scripted = way.javaScriptEnabled;
  for (const [side, base] of Object.entries(nodes)) {
    const context = await signedIn(chrome, base, way);
    for (const [place, path] of Object.entries(PLACES)) {
      for (const [language, tag] of Object.entries(LANGUAGES)) {
        const where = `${place}-${side}-${language}-${size}-${way.colorScheme}${scripted ? "" : "-no-script"}`;
        const { page, seen } = await opened(context, address(base, path, language));
        note(where, await structure(page, tag));
        if (scripted) note(where, await access(page));
        if (scripted && side === "tj") await picture(page, where);
        note(where, seen);
        await page.close();
      }
    }
    if (side === "tj") await desk(context, base, { size, scripted, light: way.colorScheme });
    await context.close();
  }
}

/** The pages of a desk, in the two languages of the memorandum; and as they print. */
async function desk(context, base, { size, scripted, light }) {
  for (const [place, path] of Object.entries(DESK)) {
    for (const language of ["tg", "zh"]) {
      const where = `desk-${place}-${language}-${size}-${light}${scripted ? "" : "-no-script"}`;
      const { page, seen } = await opened(context, `${base}${path}?lang=${language}`);
      note(where, await structure(page, LANGUAGES[language]));
      if (scripted) {
        note(where, await access(page));
        await picture(page, where);
        if (size === "wide" && light === "light") note(`${where}-print`, await printed(page));
      }
      note(where, seen);
      await page.close();
    }
  }
}

/** On paper there is nothing to press, and no menu. */
async function printed(page) {
  await page.emulateMedia({ media: "print" });
  const shown = await page.evaluate(() => [...document.querySelectorAll("nav, form, button, .mine, .skip")]
    .filter((part) => part.checkVisibility()).map((part) => part.outerHTML.slice(0, 60)));
  await page.emulateMedia({ media: null });
  return shown.map((part) => `printed though it cannot be pressed: ${part}`);
}

async function picture(page, name) {
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  const { width } = page.viewportSize();
  const clip = { x: 0, y: 0, width, height: Math.min(height, PICTURE_HEIGHT_MAX) };
  await page.screenshot({ path: join(pictures, `${name}.png`), clip, fullPage: true });
}

async function byKeyboard(chrome, base) {
  for (const [place, path] of Object.entries(PLACES)) {
    const context = await signedIn(chrome, base, { viewport: WIDTHS.wide });
    const { page, seen } = await opened(context, address(base, path, "ru"));
    note(`${place}-keyboard`, await keyboard(page));
    // Language by keyboard: the link, then the two keys; the choice is remembered on the next page.
    await page.locator(".languages summary").focus();
    await page.keyboard.press("Enter");
    await page.locator('[data-language="zh"]').focus();
    await Promise.all([page.waitForURL(/lang=zh/), page.keyboard.press("Enter")]);
    note(`${place}-language-link`, await structure(page, "zh-Hans"));
    await page.keyboard.press("l");
    await Promise.all([page.waitForURL(/lang=tg/), page.keyboard.press("t")]);
    note(`${place}-language-keys`, await structure(page, "tg"));
    await page.goto(`${base}/`);
    note(`${place}-language-remembered`, await structure(page, "tg"));
    note(`${place}-keyboard`, seen);
    await context.close();
  }
}

/** Both nodes must say the same: the whole Memorandum, and of whose turn the lines and their digest. */
async function sameOnBoth(chrome, nodes) {
  for (const language of Object.keys(LANGUAGES)) {
    const said = { document: [], lines: [], digest: [], ours: [] };
    for (const base of [nodes.cn, nodes.tj]) {
      const context = await signedIn(chrome, base, { viewport: WIDTHS.wide });
      const memorandum = await opened(context, address(base, PLACES.memorandum, language));
      said.document.push(await memorandum.page.locator("main").innerText());
      const turn = await opened(context, address(base, PLACES.turn, language));
      // What is awaited, wherever it stands on the page: first, ours, together or theirs.
      const lines = await turn.page.locator("main").evaluate((main) =>
        [...main.querySelectorAll(".next .about, .row .what")].map((line) => line.innerText));
      said.lines.push(JSON.stringify([...lines].sort()));
      said.ours.push(JSON.stringify(lines));
      said.digest.push(await turn.page.locator("main code.digest").allInnerTexts());
      await context.close();
    }
    const where = `both-nodes-${language}`;
    const differ = (what) => JSON.stringify(said[what][0]) !== JSON.stringify(said[what][1]);
    note(where, ["document", "lines", "digest"].filter(differ).map((what) => `${what} differs between the nodes:\n${said[what].join("\n")}`));
    note(where, said.document[0].length > 2000 && said.digest[0].length > 0 ? [] : ["the pages are nearly empty"]);
    note(where, differ("ours") ? [] : ["ours and theirs stand alike on both nodes"]);
  }
}

/** The icon that a page names, which no page waits for. */
async function iconIsServed(chrome, base) {
  const context = await chrome.newContext();
  const { page } = await opened(context, `${base}/sign-in`);
  const icon = await fetch(await page.locator('link[rel="icon"]').evaluate((link) => link.href));
  const drawn = (await icon.text()).includes("<svg");
  note("icon", icon.status === 200 && drawn && icon.headers.get("content-type") === "image/svg+xml" ? [] : [`answered ${icon.status}`]);
  await context.close();
}

/** The language tools of a running node: what is asked as a page would ask it, and what is refused. */
async function toolsAnswer(base, token) {
  const headers = { authorization: `Bearer ${token}` };
  const ask = (path, body) => fetch(new URL(`/api/v1/language/${path}`, base), { method: "POST", body, headers });
  const stranger = await fetch(new URL("/api/v1/language/normalise?lang=tg", base), { method: "POST", body: "x" });
  note("language-tools", stranger.status === 401 ? [] : [`a stranger was answered with ${stranger.status}`]);
  const mended = await ask("normalise?lang=tg", "Љаласа\nҶаласа\n");
  const texts = (await mended.text()).trim().split("\n").map((line) => JSON.parse(line).text);
  note("language-tools", texts.join() === "Ҷаласа,Ҷаласа" ? [] : [`mended as ${texts}`]);
  const refused = await ask("score?metric=bleu&reference=README.md", "x\n");
  note("language-tools", refused.status === 400 ? [] : [`a command that reads files was answered with ${refused.status}`]);
}

/** A day at the desks of both sides, also by who has no script. */
async function oneDay(chrome, program, folder, nodes) {
  for (const complaint of await day(chrome, { program, folder, nodes, pictures, signedIn })) note("day", [complaint]);
}

/** A page full of faults: looks that pass it are not worth having. */
async function faultsAreSeen(chrome) {
  const context = await chrome.newContext({ viewport: WIDTHS.least });
  const page = await context.newPage();
  const seen = witness(page);
  await page.setContent(`<html lang="en"><head><title></title></head><body><h2>⟦lost⟧</h2><h4></h4>
    <img src="http://elsewhere.example/x.png"><p style="width: 2000px; color: #eee; background: #fff">pale</p>
    <script>console.error("loud"); missing();</script><a href="/">x</a></body></html>`);
  const found = [...(await structure(page, "tg")), ...(await access(page)), ...(await keyboard(page)), ...seen].join("\n");
  const expected = ["lang is en", "the title is", "a message is missing", "h1 is not first", "headings jump", "empty heading",
    "scrolls sideways", "axe image-alt", "axe color-contrast", "skip link", "console: loud", "script: missing", "request to http://elsewhere"];
  note("faults", expected.filter((complaint) => !found.includes(complaint)).map((complaint) => `nobody noticed: ${complaint}\n${found}`));
  await context.close();
}

await mkdir(pictures, { recursive: true });
const folder = await mkdtemp(join(tmpdir(), "paivand-browser-"));
const { nodes, stop } = await demonstration(program, folder);
try {
  const chrome = await browser();
  try {
    await faultsAreSeen(chrome);
    await everyLook(chrome, nodes);
    await byKeyboard(chrome, nodes.tj);
    await sameOnBoth(chrome, nodes);
    await iconIsServed(chrome, nodes.cn);
    await toolsAnswer(nodes.cn, execFileSync(program, ["token", join(folder, "beijing"), "--seat", "reader"], { encoding: "utf8" }).trim().split(/\s/).pop());
    await oneDay(chrome, program, folder, nodes);
  } finally {
    await chrome.close();
  }
} finally {
  await stop();
}
complaints.forEach((complaint) => console.error(complaint));
console.log(`${looks} looks, ${complaints.length} complaints; pictures in ${pictures}`);
process.exitCode = complaints.length === 0 ? 0 : 1;
