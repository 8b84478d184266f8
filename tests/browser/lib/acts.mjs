// How a rendering is reached that no address alone leads to: acts for the rows of pages.mjs.

import { freshHidden, fresh, reached } from "./made.mjs";
import { as } from "./sign_in.mjs";
import { fill, press } from "./steps.mjs";
import { CAST, caseOf, declare, handOver, identity, propose, reason, tick } from "./walks.mjs";

/** Sends a form as it stands. */
export const send = (button) => (page) => press(page, button);

/** Types into a form and sends it. */
export const sendWith = (values, button) => async (page) => {
  await fill(page, values);
  await press(page, button);
};

/** Goes to the ballot, by way of the declaration if that is asked for. */
export const ballot = (page) => declare(page);

/** Sends a ballot with so many marks. */
export const cast = (count) => async (page) => {
  await declare(page);
  await tick(page, count);
  await press(page, CAST);
};

/** Declares as somebody who may not vote. */
export async function declareOfficial(page) {
  const known = (await page.locator("main [name=name]").count()) === 0;
  await fill(page, { ...(known ? {} : identity()), basis: "worker", official: "no" });
  await press(page);
}

/** Saves a change after the same person has saved another one elsewhere. */
export async function saveTooLate(page, site) {
  const address = new URL(page.url()).pathname;
  await site.visit({ address, signIn: as("resident") }, async (other) => {
    await fill(other, { place: `하늘초등학교 뒤 ${Date.now() % 1000}번째 모퉁이` });
    await press(other);
  });
  await press(page);
}

/** Hides what another moderator has just hidden. */
export async function hideTooLate(page, site) {
  const address = await fresh(site);
  await page.goto(site.base + caseOf(address, "hide"), { waitUntil: "load" });
  await site.visit({ address: caseOf(address, "hide"), signIn: as("moderator-1") }, (other) =>
    reason(other, "광고입니다."),
  );
  await reason(page, "다른 사람의 사는 곳을 알 수 있는 말이 있습니다.");
}

/** Hands in a proposal, and sees it. */
export const handIn = (page) => propose(page);

/** Appeals against a new hiding. */
export async function appeal(page, site) {
  const address = await freshHidden(site);
  await page.goto(site.base + caseOf(address, "appeal"), { waitUntil: "load" });
  await reason(page, "누구인지 알 수 있는 말은 쓰지 않았습니다.");
}

/** Makes a code at the desk. */
export const makeCode = (page) => handOver(page, identity());

/** Sends the form of the desk twice. */
export async function makeCodeTwice(page) {
  await handOver(page, identity());
  await page.reload({ waitUntil: "load" });
}

/** Makes a code for the papers of somebody who has declared herself in another account. */
export const makeCodeFor = (declared) => async (page, site) => handOver(page, await declared(site));

/** Gives a newcomer a role and ends it, so that she can be given it again. */
export async function giveAndEnd(page, site) {
  await fill(page, { address: await reached(site), role: "facilitator" });
  await press(page);
  await press(page, "main form[action$='/end'] button:has-text('새로 온 이웃')");
}

/** Sends a form more often than one visit may in a minute. */
export async function sendTooOften(page) {
  const values = await page.locator("main form input[type=hidden]").evaluateAll((all) =>
    all.map((field) => [field.name, field.value]),
  );
  // A visitor who leaves changes nothing, and the form counts all the same.
  const leave = async () => {
    const form = Object.fromEntries(values);
    const left = await page.request.post(new URL("/sign-out", page.url()).href, { form, maxRedirects: 0 });
    return left.status();
  };
  await fill(page, { address: "someone@haneul.example" });
  // Once one was taken after many refusals, the next second has no room for another one.
  while ((await leave()) !== 429);
  while ((await leave()) === 429);
  await press(page);
}
