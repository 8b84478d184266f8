// The checks that every distinct rendering of a page goes through.

import {
  accessible,
  fits,
  fitsNarrow,
  keyboard,
  linksLead,
  quiet,
  readableInTheDark,
  touchable,
  wellFormed,
} from "./checks.mjs";
import { noteOpened } from "./routes.mjs";
import { Wrong } from "./tally.mjs";

/** What is looked at on a phone and on a desk; the window is as wide as the number says. */
const PHONE = [360, { wellFormed, accessible, fits, touchable, linksLead, quiet, fitsNarrow }];
const DESK = [1280, { wellFormed, accessible, fits, readableInTheDark, keyboard, quiet }];

/**
 * The checks of one rendering: on a phone, on a desk, and without scripts.
 *
 * `name` names the pictures. Everything else is what `open` of browser.mjs takes: the address,
 * who looks, the act that walks on from there, and how one knows the page.
 */
export function rendering({ name, lang = "ko", ...wanted }) {
  const checks = [PHONE, DESK].map(([width, looks]) => ({
    name: `${name} ${width}`,
    run: (browser) =>
      browser.open({ ...wanted, lang, width }, async (page) => {
        noteOpened(page);
        await browser.picture(page, name);
        await all(looks, page, lang);
      }),
  }));
  checks.push({
    name: `${name} without scripts`,
    run: (browser) =>
      browser.open({ ...wanted, lang, width: 360, scripts: false }, async (page) => {
        await page.locator("main h1").first().waitFor({ state: "visible", timeout: 5_000 });
        await quiet(page);
      }),
  });
  return checks;
}

/** Runs every check, so that one look tells everything that is wrong. */
async function all(checks, page, lang) {
  const wrong = [];
  for (const [name, check] of Object.entries(checks)) {
    await check(page, lang).catch((error) => wrong.push(`${name}: ${error.message}`));
  }
  if (wrong.length > 0) throw new Wrong(wrong.join("\n"));
}
