// Starts a demonstration site in a folder of its own and stops it.

import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

const ADDRESS = /https?:\/\/(?:127\.0\.0\.1|localhost|\[::1\]):\d+/;
const PATIENCE = 180_000;

/** The site's address and how to stop it. */
export async function startSite() {
  const running = process.env.MADANG_URL;
  if (running) return { base: running.replace(/\/$/, ""), stop: async () => {} };

  const program = process.env.MADANG_BIN;
  if (!program) {
    throw new Error("set MADANG_BIN to the program, or run `cargo xtask test`, which does");
  }
  const folder = await mkdtemp(path.join(tmpdir(), "madang-browser-"));
  const child = spawn(program, ["demo", "--port", "0", "--keep", path.join(folder, "site"), "--size", "village"], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = new Promise((resolve) => child.once("exit", resolve).once("error", resolve));
  const stop = async () => {
    child.kill("SIGTERM");
    const timer = setTimeout(() => child.kill("SIGKILL"), 5_000);
    await ended;
    clearTimeout(timer);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const base = await address(child);
    await ready(base);
    return { base, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The first loopback address that the program prints. */
function address(child) {
  return new Promise((resolve, reject) => {
    let printed = "";
    let complained = "";
    const fail = (why) => reject(new Error(`${why}\n${printed}${complained}`.trim()));
    const timer = setTimeout(() => fail("the site printed no address in time"), PATIENCE);
    child.stdout.on("data", (bytes) => {
      printed += bytes;
      const found = printed.match(ADDRESS);
      // The number may be cut in the middle until the line ends.
      if (found && printed.slice(found.index).includes("\n")) {
        clearTimeout(timer);
        resolve(found[0]);
      }
    });
    // Reading it keeps the program from waiting on a full pipe.
    child.stderr.on("data", (bytes) => {
      complained = (complained + bytes).slice(-4_000);
    });
    child.once("error", (error) => fail(`the site did not start: ${error.message}`));
    child.once("exit", (code) => {
      clearTimeout(timer);
      fail(`the site ended early (${code})`);
    });
  });
}

/** Waits until the site answers; it may print its address a moment before. */
async function ready(base) {
  const until = Date.now() + 30_000;
  for (;;) {
    try {
      await fetch(base, { redirect: "manual" });
      return;
    } catch (error) {
      if (Date.now() > until) throw new Error(`${base} does not answer: ${error.message}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
