// Single steps that many walks take.

import { expect } from "./tally.mjs";

/** Clicks what leads to another page, and waits for that. */
async function arrive(page, found, what) {
  expect((await found.count()) > 0, `${page.url()} has no ${what}`);
  await Promise.all([page.waitForEvent("load"), found.click()]);
}

/** Sends a form; looking for similar things and saving a draft are buttons that send nothing off. */
export const SEND = "main form[method=post] button[type=submit]:not([value=similar], [value^=draft])";

/** Presses a button that sends a form, and waits for the page that answers. */
export async function press(page, button = SEND) {
  await arrive(page, page.locator(button).last(), button);
}

/** Follows a link to another page, and waits for that. */
export async function follow(page, link) {
  await arrive(page, page.locator(`main ${link}`).first(), link);
}

/** Goes to a part of the district by its menu. */
export async function menu(page, part) {
  await arrive(page, page.locator(`nav.menu a[href$='/${part}']`), `“${part}” in its menu`);
}

/** Goes to the list of what somebody still owes. */
export async function desk(page) {
  await arrive(page, page.locator("header a[href='/me/desk']"), "way to what is owed");
}

/** Types, chooses or ticks: the values by the names of the fields. */
export async function fill(page, values) {
  for (const [name, value] of Object.entries(values)) {
    const field = page.locator(`main [name="${name}"]`);
    const kind = await field.first().evaluate((element) => element.type);
    if (kind === "radio" || kind === "checkbox") await page.check(`main [name="${name}"][value="${value}"]`);
    else if (kind === "select-one") await field.selectOption(value);
    else await field.fill(value);
  }
}

/** The page says this. */
export async function sees(page, text, what) {
  const body = await page.locator("main").innerText();
  expect(body.includes(text), `${what}: ${page.url()} does not say “${text}”`);
}

/** The page does not say this. */
export async function hides(page, text, what) {
  const body = await page.locator("main").innerText();
  expect(!body.includes(text), `${what}: ${page.url()} says “${text}”`);
}

/** The form came back with a list of what is wrong. */
export async function refused(page, what) {
  const told = await page.locator("main [role=alert], .error-summary").count();
  expect(page.answered === 422 && told > 0, `${what}: ${page.url()} answered ${page.answered} and names no fault`);
}

/** Moves on by the keyboard until something is reached; answers how often the key was pressed. */
export async function tabTo(page, selector) {
  for (let steps = 1; steps <= 200; steps += 1) {
    await page.keyboard.press("Tab");
    if (await page.evaluate((wanted) => document.activeElement.matches(wanted), selector)) return steps;
  }
  throw new Error(`no number of Tab keys reaches ${selector}`);
}
