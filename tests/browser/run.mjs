// Runs every spec in a real browser against a demonstration site.
//
//   node tests/browser/run.mjs [WORD ...]     only checks whose name holds one of the words
//
// MADANG_BIN          the program to start (needed unless MADANG_URL is set)
// MADANG_URL          a demonstration that runs already and is used in place of a new one; the
//                     checks write on it, so a site without /demo is refused
// CHROMIUM            the browser (default /usr/bin/chromium)
// MADANG_SCREENSHOTS  where pictures go; without it none are taken

import { mkdir, readdir } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import path from "node:path";

import { startBrowser } from "./lib/browser.mjs";
import { everyPageOpened } from "./lib/routes.mjs";
import { Sites } from "./lib/site.mjs";
import { Skip, Tally } from "./lib/tally.mjs";

const here = path.dirname(fileURLToPath(import.meta.url));

/** More pages at once than that only wait for each other. */
const MOST_AT_ONCE = 4;

/**
 * The specs in order of their names, each with the groups of checks it exports. The checks of
 * a group run one after the other. Where `together` is exported, groups mind no other group.
 */
async function readSpecs() {
  const names = (await readdir(path.join(here, "specs"))).filter((name) => name.endsWith(".mjs")).sort();
  return Promise.all(
    names.map(async (name) => {
      const module = await import(`./specs/${name}`);
      const atOnce = module.together ? Math.min(MOST_AT_ONCE, availableParallelism()) : 1;
      return { name: name.replace(/\.mjs$/, ""), groups: module.default, atOnce };
    }),
  );
}

/** Runs every group, so many at once. */
async function runGroups({ groups, atOnce }, runCheck) {
  const waiting = [...groups];
  const lane = async () => {
    for (let group = waiting.shift(); group; group = waiting.shift()) {
      for (const check of group) await runCheck(check);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
}

async function main() {
  const screenshots = process.env.MADANG_SCREENSHOTS;
  if (screenshots) await mkdir(screenshots, { recursive: true });
  const tally = new Tally(process.argv.slice(2));
  const specs = await readSpecs();
  const sites = new Sites();
  let browser;
  const stop = async () => {
    await browser?.close();
    await sites.stop();
  };
  for (const signal of ["SIGINT", "SIGTERM"]) {
    process.once(signal, () => stop().finally(() => process.exit(1)));
  }
  try {
    const { base } = await sites.at("demo");
    browser = await startBrowser({ sites, screenshots });
    console.log(`site ${base}, Chromium ${browser.version}`);
    for (const spec of specs) {
      console.log(`\n${spec.name}`);
      await runGroups(spec, (check) => tally.run(check.name, () => check.run(browser)));
    }
    console.log("\nroutes");
    await tally.run("every page of the router is opened", () => {
      if (!tally.complete) throw new Skip("needs every other check to run");
      return everyPageOpened();
    });
  } finally {
    await stop();
  }
  return tally.close();
}

main().then(
  (failed) => process.exit(failed ? 1 : 0),
  (error) => {
    console.error(error.message ?? error);
    process.exit(1);
  },
);
