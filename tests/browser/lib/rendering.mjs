// The checks that every distinct rendering of a page goes through.

import {
  accessible,
  accessibleWide,
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

/** What is looked at on a phone, then on a desk; the window is as wide and high as the numbers say. */
const PHONE = [360, 760, { wellFormed, accessible, fits, touchable, linksLead, fitsNarrow }];
const DESK = [1280, 900, { accessibleWide, fits, readableInTheDark, keyboard, quiet }];
/** Words of another length can break no more than this on a page that is looked at in Korean too. */
const DESK_AGAIN = [1280, 900, { fits, quiet }];

/**
 * The checks of one rendering: on a phone and then on a desk, and in Korean without scripts.
 *
 * `name` names the pictures. Everything else is what `open` of browser.mjs takes: the address,
 * who looks, the act that walks on from there, and how one knows the page.
 */
export function rendering({ name, lang = "ko", ...wanted }) {
  const again = lang !== "ko";
  const whole = {
    name,
    run: (browser) =>
      browser.open({ ...wanted, lang, width: PHONE[0] }, async (page) => {
        noteOpened(page);
        const wrong = [];
        for (const [width, height, looks] of [PHONE, again ? DESK_AGAIN : DESK]) {
          await page.setViewportSize({ width, height });
          await browser.picture(page, name);
          wrong.push(...(await all(looks, page, lang)).map((told) => `${width} px, ${told}`));
        }
        if (wrong.length > 0) throw new Wrong(wrong.join("\n"));
      }),
  };
  const plain = {
    name: `${name} without scripts`,
    run: (browser) =>
      browser.open({ ...wanted, lang, width: 360, scripts: false }, async (page) => {
        await page.locator("main h1").first().waitFor({ state: "visible", timeout: 5_000 });
        await quiet(page);
      }),
  };
  return again ? [whole] : [whole, plain];
}

/** Runs every check, so that one look tells everything that is wrong. */
async function all(checks, page, lang) {
  const wrong = [];
  for (const [name, check] of Object.entries(checks)) {
    await check(page, lang).catch((error) => wrong.push(`${name}: ${error.message}`));
  }
  return wrong;
}
