// A day at the desk, in a real browser without script: an invitation, a session, an act, a proposal signed by the other side.

import { execFileSync } from "node:child_process";
import { createHmac } from "node:crypto";
import { join } from "node:path";

const PASSWORD = "se-chor kalimai daroz";
// A proposal travels, and its answer comes back: two exchanges between nodes that wake each other.
const TRAVEL_MS_MAX = 10_000;

/** What a device shows (RFC 6238), `later` periods from now. */
function code(secret, later = 0) {
  const bits = [...secret].map((letter) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const period = Buffer.alloc(8);
  period.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + later));
  const sum = createHmac("sha1", key).update(period).digest();
  const at = sum.at(-1) & 15;
  return String((sum.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

const seat = (page) => page.evaluate(() => document.documentElement.dataset.seat ?? "");

async function press(page, what) {
  await Promise.all([page.waitForEvent("framenavigated"), page.locator(what).first().click()]);
  await page.waitForLoadState("load");
}

/** The day; gives complaints, one for each thing that is not as it should be, and an empty one for each that is. */
export async function day(chrome, { program, folder, nodes, pictures, signedIn }) {
  const found = [];
  const check = (holds, complaint) => found.push(...(holds ? [] : [complaint]));
  const way = { javaScriptEnabled: false, viewport: { width: 1280, height: 900 } };
  const printed = execFileSync(program, ["invite", join(folder, "dushanbe"), "--seat", "leadership"], { encoding: "utf8" });
  const invitation = printed.match(/\/invitation\/[0-9a-f]+/)[0];

  const chair = await chrome.newContext({ ...way, javaScriptEnabled: true });
  const desk = await chair.newPage();
  await desk.goto(`${nodes.tj}${invitation}?lang=tg`);
  const link = await desk.locator('a[href^="otpauth:"]').getAttribute("href");
  const secret = new URL(link).searchParams.get("secret");
  await desk.fill("#name", "hamrais");
  await desk.fill("#password", PASSWORD);
  await desk.fill("#code", code(secret));
  await press(desk, "main form .primary");
  check((await seat(desk)) === "co-chair", `the invited person is ${await seat(desk)}`);
  check((await desk.locator(".envelope li").count()) > 4, "no codes for the envelope");
  await desk.screenshot({ path: join(pictures, "desk-envelope-tg.png") });
  await desk.goto(`${nodes.tj}/`);
  await desk.locator(".menu summary").first().click();
  await press(desk, 'form[action$="/sign-out"] button');
  check((await seat(desk)) === "", "signing out does not sign out");
  for (const [given, comes] of [["000000", ""], [code(secret, 1), "co-chair"]]) {
    await desk.goto(`${nodes.tj}/sign-in`);
    await desk.fill("#name", "hamrais");
    await desk.fill("#password", PASSWORD);
    await desk.fill("#code", given);
    await press(desk, "main form .primary");
    check((await seat(desk)) === comes, `by code ${given} comes in as ${await seat(desk)}`);
  }

  const secretary = await signedIn(chrome, nodes.cn, way);
  const page = await secretary.newPage();
  await page.goto(`${nodes.cn}/?lang=zh`);
  const before = await page.locator("h1").innerText();
  await page.locator(".next textarea, .next input:not([type=hidden])").first().fill("国际合作司");
  await press(page, ".next .primary");
  check((await page.locator(".recorded").count()) === 1, "no line says that the act was recorded");
  check((await page.locator("h1").innerText()) !== before, "after the act as much awaits as before");

  await page.goto(`${nodes.cn}/acts/session.fix?lang=zh&_subject=session%2Fworking-group-1&body=body%2Fworking-group&number=1`);
  await page.fill('[name="on"]', "2027-3-12");
  await page.fill('[name="place.zh"]', "杜尚别");
  await press(page, 'button[value="check"]');
  check((await page.locator("#f-on-wrong").count()) === 1, "a date that is none is not told beside its field");
  check((await page.inputValue('[name="on"]')) === "2027-3-12", "what was typed is lost");
  await page.fill('[name="on"]', "2027-03-12");
  await press(page, 'button[value="check"]');
  await page.screenshot({ path: join(pictures, "desk-check-zh.png"), fullPage: true });
  await press(page, 'button[value="hand-over"]');
  check((await page.locator(".recorded").count()) === 1, "no line says that it was handed over");
  const signer = await signedIn(chrome, nodes.cn, way, "co-chair");
  const leader = await signer.newPage();
  await leader.goto(`${nodes.cn}/?lang=zh`);
  await leader.screenshot({ path: join(pictures, "desk-signature-zh.png"), fullPage: true });
  await press(leader, 'a[href*="_handed="]');
  check((await leader.locator("main").innerText()).includes("杜尚别"), "what is to be signed is not shown whole");
  await press(leader, 'button[value="say"]');
  check((await leader.locator(".recorded").count()) === 1, "the proposal was not recorded");
  check((await leader.locator('a[href*="_handed="]').count()) === 0, "what was signed still waits");
  await signer.close();

  const until = Date.now() + TRAVEL_MS_MAX;
  const awaited = desk.locator('a[href^="/proposals/"]');
  do await desk.goto(`${nodes.tj}/?lang=tg`); while ((await awaited.count()) === 0 && Date.now() < until);
  check((await awaited.count()) > 0, "the proposal does not arrive");
  const address = await awaited.first().getAttribute("href");
  await desk.goto(`${nodes.tj}${address}`);
  check((await desk.locator("main").innerText()).includes("杜尚别"), "the proposal is not shown whole");
  await desk.screenshot({ path: join(pictures, "desk-proposal-tg.png"), fullPage: true });
  await press(desk, ".signing .primary");
  let signed;
  do {
    await page.goto(`${nodes.cn}${address}?lang=zh`);
    signed = await page.locator(".box.y").count();
  } while (signed < 2 && Date.now() < until + TRAVEL_MS_MAX);
  check(signed === 2, `${signed} of two sides are shown as having signed`);
  await secretary.close();
  await chair.close();
  return found;
}
