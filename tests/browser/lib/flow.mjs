// The checks of a flow: somebody walks it once without scripts and once with them.

import { quiet } from "./checks.mjs";

/**
 * `who` and `what` name the flow. It begins at `address`, signed in by `signIn` or as a
 * visitor; `walk` gets the page, the site and whether scripts run, and goes on from there.
 */
export function flow({ who, what, address, signIn = null, walk }) {
  return [false, true].map((scripts) => ({
    name: `flow: ${who} ${what} ${scripts ? "with" : "without"} scripts`,
    run: (browser) =>
      browser.open({ address, width: 360, scripts, signIn }, async (page, site) => {
        await walk(page, site, scripts);
        await quiet(page);
      }),
  }));
}
