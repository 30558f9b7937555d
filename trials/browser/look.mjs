// What is asked of every page, each as a list of complaints.

import { createRequire } from "node:module";
import { readFile } from "node:fs/promises";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

// WCAG 2.2 to level AA, and all levels below.
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"];

/** Listens from before the first request on; `complaints` grows as things go wrong. */
export function witness(page) {
  const complaints = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => complaints.push(`script: ${error.message}`));
  page.on("request", (request) => {
    const { hostname, protocol } = new URL(request.url());
    if (hostname !== "127.0.0.1" && protocol !== "data:") complaints.push(`request to ${request.url()}`);
  });
  page.on("requestfailed", (request) => {
    const why = request.failure()?.errorText;
    // The browser fetches the icon after the page has loaded, and lets go of it when the page is left; that it is
    // served is asked for by itself. Whatever else is not fetched is a complaint.
    const isLeft = why === "net::ERR_ABORTED" && new URL(request.url()).pathname === "/assets/mark.svg";
    if (!isLeft) complaints.push(`failed: ${request.url()} ${why}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) complaints.push(`status ${response.status()}: ${response.url()}`);
  });
  return complaints;
}

/** Words, language, headings and width of the page as it stands. */
export function structure(page, tag) {
  return page.evaluate((tag) => {
    const complaints = [];
    const say = (complaint) => complaints.push(complaint);
    const root = document.documentElement;
    if (root.lang !== tag) say(`lang is ${root.lang}, not ${tag}`);
    const [title, product] = document.title.split(" – ");
    if (!title || !product) say(`the title is ${JSON.stringify(document.title)}`);
    const words = document.body.innerText + document.title;
    if (words.includes("⟦")) say(`a message is missing: ${words.slice(words.indexOf("⟦")).slice(0, 60)}`);
    if (/\b(undefined|null|NaN)\b/.test(words)) say("a value is missing");
    const levels = [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].map((heading) => Number(heading.localName[1]));
    if (levels[0] !== 1 || levels.filter((level) => level === 1).length !== 1) say(`h1 is not first and only: ${levels}`);
    if (levels.some((level, place) => place > 0 && level > levels[place - 1] + 1)) say(`headings jump: ${levels}`);
    if ([...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].some((heading) => heading.textContent.trim() === "")) say("an empty heading");
    if (root.scrollWidth > root.clientWidth) {
      const beyond = [...document.querySelectorAll("body *")].filter((element) => element.getBoundingClientRect().right > root.clientWidth + 1);
      const named = beyond.slice(0, 3).map((element) => `${element.localName}.${element.className}`);
      say(`it scrolls sideways: ${root.scrollWidth} in ${root.clientWidth}, ${named}`);
    }
    return complaints;
  }, tag);
}

/** What axe-core finds against WCAG 2.2 A and AA. */
export async function access(page) {
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(axe);
  const found = await page.evaluate((values) => globalThis.axe.run(document, { runOnly: { type: "tag", values }, resultTypes: ["violations"] }), RULES);
  const few = found.passes.length < 8 ? [`axe ran only ${found.passes.length} rules`] : [];
  const broken = found.violations.map((rule) => `axe ${rule.id} at ${rule.nodes.slice(0, 3).map((node) => node.target.join(" "))}: ${rule.help}`);
  return [...few, ...broken];
}

/** The way by keyboard alone: skip link, order of focus, and that one sees where it is. */
export async function keyboard(page) {
  const complaints = [];
  await page.keyboard.press("Tab");
  const first = await page.evaluate(() => {
    const box = document.activeElement.getBoundingClientRect();
    return { skip: document.activeElement.matches("a.skip"), seen: box.top >= 0 && box.left >= 0 && box.height > 0 };
  });
  if (!first.skip || !first.seen) return [`the first Tab does not show the skip link: ${JSON.stringify(first)}`];
  const order = await page.evaluate(() => {
    const usual = "a[href], button, input, select, textarea, summary, [tabindex]";
    const seen = (element) => element.tabIndex >= 0 && element.checkVisibility() && !element.disabled;
    globalThis.stops = [...document.querySelectorAll(usual)].filter(seen);
    return { positive: globalThis.stops.filter((element) => element.tabIndex > 0).length, count: globalThis.stops.length };
  });
  if (order.positive > 0) complaints.push("an order of focus is forced");
  if (order.count < 8) complaints.push(`only ${order.count} stops`);
  for (let place = 0; place < Math.min(order.count, 25); place += 1) {
    const here = await page.evaluate((place) => {
      const { activeElement: at } = document;
      const style = getComputedStyle(at);
      return { right: at === globalThis.stops[place], outlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2, name: at.outerHTML.slice(0, 80) };
    }, place);
    // A date field has stops of its own inside, one for each of its parts.
    if (!here.right && !here.name.includes('type="date"')) complaints.push(`stop ${place} is out of order: ${here.name}`);
    if (!here.outlined) complaints.push(`one does not see the focus on ${here.name}`);
    do await page.keyboard.press("Tab");
    while (await page.evaluate((place) => document.activeElement === globalThis.stops[place] && document.activeElement.type === "date", place));
  }
  await page.evaluate(() => document.activeElement.blur());
  await page.locator("a.skip").focus();
  await page.keyboard.press("Enter");
  if ((await page.evaluate(() => document.activeElement.id)) !== "main") complaints.push("the skip link does not lead to the content");
  return complaints;
}
