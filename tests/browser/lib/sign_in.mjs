// Signs in as an invented person of the demonstration, the way a visitor does.

import { Wrong } from "./tally.mjs";

const known = new Map();

/**
 * A function that signs a page in as the person with this slug, such as `resident-3`; `/demo`
 * lists them. The same slug gives the same function, so that each person signs in once.
 */
export function as(slug) {
  if (!known.has(slug)) known.set(slug, (page, base) => signIn(page, base, slug));
  return known.get(slug);
}

async function signIn(page, base, slug) {
  const address = `/demo/as/${slug}`;
  const response = await page.goto(base + address);
  if (!response?.ok()) throw new Wrong(`${address} answered ${response?.status()}: /demo lists who exists`);
  const left = page.waitForURL((url) => url.pathname !== address);
  await page.locator("main form[method=post] :is([type=submit], button:not([type]))").first().click();
  await left;
}
