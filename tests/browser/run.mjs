// Runs every spec in a real browser against a demonstration site.
//
//   node tests/browser/run.mjs [WORD ...]     only checks whose name holds one of the words
//
// MADANG_BIN          the program to start (needed unless MADANG_URL is set)
// MADANG_URL          a site that runs already; nothing is started then
// CHROMIUM            the browser (default /usr/bin/chromium)
// MADANG_SCREENSHOTS  where pictures go (default target/screenshots)

import { mkdir, readdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import path from "node:path";

import { startBrowser } from "./lib/browser.mjs";
import { startSite } from "./lib/site.mjs";
import { Tally } from "./lib/tally.mjs";

const here = path.dirname(fileURLToPath(import.meta.url));

/** The specs in order of their names, each with the list it exports. */
async function readSpecs() {
  const names = (await readdir(path.join(here, "specs"))).filter((name) => name.endsWith(".mjs")).sort();
  return Promise.all(
    names.map(async (name) => {
      const module = await import(`./specs/${name}`);
      return { name: name.replace(/\.mjs$/, ""), checks: module.default };
    }),
  );
}

async function main() {
  const screenshots = process.env.MADANG_SCREENSHOTS ?? path.join(here, "../../target/screenshots");
  await mkdir(screenshots, { recursive: true });
  const tally = new Tally(process.argv.slice(2));
  const specs = await readSpecs();
  const site = await startSite();
  let browser;
  const stop = async () => {
    await browser?.close();
    await site.stop();
  };
  for (const signal of ["SIGINT", "SIGTERM"]) {
    process.once(signal, () => stop().finally(() => process.exit(1)));
  }
  try {
    browser = await startBrowser({ base: site.base, screenshots });
    console.log(`site ${site.base}, Chromium ${browser.version}`);
    for (const spec of specs) {
      console.log(`\n${spec.name}`);
      for (const check of spec.checks) {
        await tally.run(check.name, () => check.run(browser));
      }
    }
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
