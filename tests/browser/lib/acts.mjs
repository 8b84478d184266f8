// How a rendering is reached that no address alone leads to: acts for the rows of pages.mjs.

import { freshHidden, fresh, reached } from "./made.mjs";
import { addressOf, as } from "./sign_in.mjs";
import { fill, follow, press } from "./steps.mjs";
import { CAST, caseOf, declare, enterFor, handOver, identity, propose, reason, tick } from "./walks.mjs";

/** Sends a form as it stands. */
export const send = (button) => (page) => press(page, button);

/** Sends a form that is folded away. */
export const sendFolded = (button) => async (page) => {
  await page.locator("main details:not([open])", { has: page.locator(button) }).locator("> summary").click();
  await press(page, button);
};

/** Types into a form and sends it. */
export const sendWith = (values, button) => async (page) => {
  await fill(page, values);
  await press(page, button);
};

/** Looks for what is like a proposal before it is handed in. */
export const lookForSimilar = sendWith({ title: "어두운 골목길을 밝히자" }, "main button[value=similar]");

/** Opens whatever is folded. */
export async function unfold(page) {
  for (const folded of await page.locator("main details:not([open]) > summary").all()) await folded.click();
}

/** Sends a ballot with so many marks. Whoever is not on the roll yet says first why she may vote. */
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

export { enterFor };

/** Sends the form of the desk twice. */
export async function makeCodeTwice(page) {
  await handOver(page, identity());
  await page.reload({ waitUntil: "load" });
}

/** Makes a code for papers that are found or made. */
export const makeCodeFor = (papers) => async (page, site) => handOver(page, await papers(site));

/** Gives a newcomer a role and ends it, so that she can be given it again. */
export async function giveAndEnd(page, site) {
  await fill(page, { address: await reached(site), role: "facilitator" });
  await press(page);
  await press(page, "main form[action$='/end'] button:has-text('새로 온 이웃')");
}

/** Sends a form more often than one visit may in a minute. */
export async function sendTooOften(page) {
  const hidden = await page.locator("main form input[type=hidden]").evaluateAll((all) =>
    all.map((field) => [field.name, field.value]),
  );
  const form = Object.fromEntries(hidden);
  // A visitor has no name to change: this is refused, and counts all the same.
  const send = async () => (await page.request.post(new URL("/me/name", page.url()).href, { form })).status();
  // Once one was taken among refusals, the next second has no room for another. On a machine
  // that is busy the second may be over before the button is pressed.
  for (let tries = 0; page.answered !== 429 && tries < 10; tries += 1) {
    await page.goto(new URL("/sign-in", page.url()).href, { waitUntil: "load" });
    await fill(page, { address: addressOf("hurries") });
    for (let sent = 0, before = 0; sent < 1_000; sent += 1) {
      const answered = await send();
      if (before === 429 && answered !== 429) break;
      before = answered;
    }
    await press(page);
  }
}

/** Moves some money between two lines of a change and looks who decides. */
export async function checkChange(page) {
  await page.locator("[name=amounts]").nth(0).fill("26,000,000");
  await page.locator("[name=amounts]").nth(1).fill("44,000,000");
  await press(page, "main button[value=check]");
}

/** Proposes a change that changes nothing. */
export async function proposeNothing(page) {
  await fill(page, { title: "그대로 두기", reason: "바꿀 것이 없습니다." });
  await press(page, "main button[value=propose]");
}

/** Opens the page that takes the last spending back. */
export async function counterFirst(page) {
  await follow(page, "a[href$='/counter']");
}

/** Binds a little money of the first line and opens the page that gives it back. */
export async function bindAndRelease(page) {
  const line = await page.locator("main [name=line] option:not([value=''])").first().getAttribute("value");
  await fill(page, { line, amount: "1,000", what: "물품을 사는 계약", payee: "company" });
  await press(page);
  await follow(page, "a[href$='/release']");
}

/** Carries a little money of the first line over and opens the page that corrects that. */
export async function carryAndCounter(page) {
  const line = await page.locator("main [name=line] option:not([value=''])").first().getAttribute("value");
  await fill(page, { carry_kind: "voted", line, amount: "1,000", carry_basis: "의회의 의결" });
  await press(page);
  await follow(page, "a[href$='/counter']");
}

/** Pays one won back and opens the page that corrects that. */
export async function refundAndCounter(page) {
  await fill(page, { amount: "1", receipt: "7" });
  await press(page);
  await follow(page, "a[href$='/counter']");
}

/** Opens the first payment of the ledger. */
export async function openPayment(page) {
  await follow(page, ".rows strong a[href*='/spending/']");
}

/** Asks to close the open evidence of the oldest payment, which no other check touches. */
export async function closeEvidence(page) {
  await follow(page, ".rows li:last-child strong a[href*='/spending/']");
  await follow(page, "a[href$='/close']");
}

/** Closes it without saying why. */
export async function closeWithoutReason(page) {
  await closeEvidence(page);
  await press(page);
}

/** Opens the first document of a list. */
export async function openDocument(page) {
  await follow(page, "a[href*='/documents/']:not([href$='/new'])");
}

/** Drafts a document and opens it for changing. */
export async function editDraft(page) {
  await fill(page, {
    title: "모임 결과를 알리는 문서",
    body: "모임의 결과를 알립니다.",
    department: "협치담당관",
    author_office: "주무관",
    approver_office: "협치담당관",
    classification: "행정 > 지역혁신 > 협치",
  });
  await press(page);
  await follow(page, "a[href$='/edit']");
}

/** Asks something in the open inbox. */
export async function ask(page) {
  await fill(page, { title: "모임에 아이를 데려가도 되나요?", body: "저녁 모임에 아이와 함께 가고 싶습니다." });
  await press(page);
}

/** Opens the place of the first person in an open body. */
export async function openMember(page) {
  await follow(page, "a[href*='/members/']");
}
