// Two nodes that tell the demonstration, and a browser that may go nowhere else.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { rm } from "node:fs/promises";
import { createInterface } from "node:readline";
import { chromium } from "playwright-core";

// The browser only draws pages: no updates, no reports, no other protocol.
const FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
];

// The story takes ten seconds; a loaded machine may need many times that.
const STORY_MS_MAX = 120_000;

/** Starts the demonstration and waits until it says where its nodes are; `stop` leaves no process. */
export async function demonstration(program, folder) {
  await rm(folder, { recursive: true, force: true });
  // A group of its own, so that one signal reaches both nodes, as Ctrl-C does in a terminal.
  const process_ = spawn(program, ["demo", "--dir", folder], { detached: true, stdio: ["ignore", "pipe", "inherit"] });
  const ended = once(process_, "exit");
  const stop = async () => {
    signal(process_.pid, "SIGINT");
    await ended;
    await gone(process_.pid);
    await rm(folder, { recursive: true, force: true });
  };
  for (const name of ["SIGINT", "SIGTERM"]) process.once(name, () => stop().finally(() => process.exit(1)));
  try {
    return { nodes: await addresses(process_.stdout, ended), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function signal(group, name) {
  try {
    process.kill(-group, name);
    return true;
  } catch (error) {
    if (error.code === "ESRCH") return false;
    throw error;
  }
}

/** Until no process of the group is left; those that do not go are an error, and are ended. */
async function gone(group) {
  const until = Date.now() + 10_000;
  while (signal(group, 0)) {
    if (Date.now() > until) {
      signal(group, "SIGKILL");
      throw new Error("the demonstration left processes behind after Ctrl-C");
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function addresses(output, ended) {
  const nodes = {};
  const said = [];
  const lines = createInterface({ input: output });
  const told = new Promise((resolve) => {
    lines.on("line", (line) => {
      said.push(line);
      const found = /^ {2}(http:\/\/127\.0\.0\.1:\d+)\/ +\((\w+);/.exec(line);
      if (found) nodes[found[2]] = found[1];
      if (nodes.cn && nodes.tj) resolve(nodes);
    });
  });
  const late = AbortSignal.timeout(STORY_MS_MAX);
  const failed = Promise.race([
    ended.then(([code]) => `ended with ${code}`),
    once(late, "abort").then(() => "said nothing for too long"),
  ]);
  return Promise.race([
    told,
    failed.then((why) => {
      throw new Error(`the demonstration ${why}:\n${said.join("\n")}`);
    }),
  ]);
}

/** The real browser of the system. */
export function browser() {
  return chromium.launch({ executablePath: "/usr/bin/chromium", args: FLAGS });
}
