// Signs in as an invented person of the demonstration, or as somebody new.

import { codeFor } from "./outbox.mjs";
import { fill, press } from "./steps.mjs";
import { Wrong } from "./tally.mjs";

const known = new Map();

/** The same function for the same words, so that each person signs in once on a site. */
function kept(words, make) {
  if (!known.has(words)) known.set(words, make());
  return known.get(words);
}

/**
 * A function that signs a page in as the person with this slug, such as `resident`; `/demo`
 * lists them.
 */
export function as(slug) {
  return kept(`as ${slug}`, () => async (page, site) => {
    const address = `/demo/as/${slug}`;
    const response = await page.goto(site.base + address);
    if (!response?.ok()) throw new Wrong(`${address} answered ${response?.status()}: /demo lists who exists`);
    await press(page);
  });
}

/**
 * A function that signs a page in as somebody who has never been on the site. `what` tells
 * two newcomers apart; with `agrees: false` she has not agreed to the terms yet.
 */
export function newcomer(what, { agrees = true } = {}) {
  return kept(`newcomer ${what} ${agrees}`, () => async (page, site) => {
    await page.goto(`${site.base}/sign-in`);
    await byCode(page, site, addressOf(what));
    if (agrees) await agree(page);
  });
}

/** An address that nobody has used before; the domain can't belong to anybody (RFC 2606). */
export function addressOf(what) {
  return `${what}-${crypto.randomUUID()}@newcomer.example`;
}

/** Asks for a code at an address, on the page that asks for one, and signs in with it. */
export async function byCode(page, site, address) {
  await fill(page, { address });
  await press(page);
  await fill(page, { code: await codeFor(site, address) });
  await press(page);
}

/** Agrees to the terms, on the page that names them. */
export async function agree(page) {
  await fill(page, { name: "새로 온 이웃", agree: "yes" });
  await press(page, "main form[action='/consent'] button");
}

/** A visitor who has asked for a code and not typed it yet. */
export async function codeSent(page, site) {
  await page.goto(`${site.base}/sign-in`);
  await fill(page, { address: addressOf("waits") });
  await press(page);
}

/** A newcomer who adds an address and has not typed its code yet. */
export async function contactSent(page, site) {
  await addContact(page, site, addressOf("second"));
}

/** A newcomer with two addresses. */
export async function contactAdded(page, site) {
  const address = addressOf("second");
  await addContact(page, site, address);
  await fill(page, { code: await codeFor(site, address) });
  await press(page);
}

async function addContact(page, site, address) {
  await newcomer("adds-an-address")(page, site);
  await page.goto(`${site.base}/me`);
  await fill(page, { address });
  await press(page, "main form[action='/me/contacts'] button");
}
