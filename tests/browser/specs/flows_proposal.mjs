// A resident writes a proposal on a phone: by keyboard, without scripts, and without a connection.

import { flow } from "../lib/flow.mjs";
import { as, newcomer } from "../lib/sign_in.mjs";
import { SEND, fill, press, refused, sees, tabTo } from "../lib/steps.mjs";
import { expect } from "../lib/tally.mjs";
import { D } from "../lib/walks.mjs";

const TEXT = { title: "골목에 낮은 등을", need: "밤에 돌아오는 길이 어둡습니다.", body: "모서리마다 낮은 등을 놓습니다." };

/** One dot of grey, as PNG. */
const DOT = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==",
  "base64",
);

/** Hands a proposal in without a mouse: three fields and a button, in a few dozen keys. */
async function byKeyboard(page) {
  const begun = Date.now();
  let keys = 0;
  for (const [name, text] of Object.entries(TEXT)) {
    keys += await tabTo(page, `main [name=${name}]`);
    await page.keyboard.type(text);
  }
  keys += await tabTo(page, SEND);
  await Promise.all([page.waitForEvent("load"), page.keyboard.press("Enter")]);
  await sees(page, "제안을 받았습니다", "handed in");
  expect(keys <= 40, `${keys} times the Tab key`);
  expect(Date.now() - begun < 60_000, "it takes more than a minute");
}

/** Adds a photo: a wrong file is named and nothing else is lost, and a draft keeps the good one. */
async function withPhoto(page, site) {
  let pages = 0;
  const send = async (button) => {
    pages += 1;
    await press(page, button);
  };
  await fill(page, { ...TEXT, title: "사진이 있는 골목" });
  const choose = (name, buffer) =>
    page.locator("main [name=photo_file]").first().setInputFiles({ name, mimeType: "image/png", buffer });
  await choose("계획.png", Buffer.from("PK\u0003\u0004"));
  await page.locator("main [name=photo_new_alt]").first().fill("등이 꺼진 골목");
  await send();
  await refused(page, "an archive");
  await sees(page, "계획.png", "which file it was");
  expect((await page.inputValue("main [name=body]")) === TEXT.body, "the text is lost");
  expect((await page.locator("main [name=photo_new_alt]").first().inputValue()) === "등이 꺼진 골목", "its words are lost");
  await choose("골목.png", DOT);
  await send("main button[value=draft]");
  await sees(page, "아직 낸 것이 아닙니다", "kept as a draft");
  await page.goto(`${site.base}${D}/proposals/new`);
  expect((await page.locator("main .kept-photo img").count()) === 1, "the photo is not kept");
  await send();
  await sees(page, "제안을 받았습니다", "handed in");
  const picture = page.locator("main .photos img");
  expect((await picture.getAttribute("alt")) === "등이 꺼진 골목", "the photo has other words");
  expect(await picture.evaluate((one) => one.complete && one.naturalWidth === 1), "the photo is not shown");
  expect(pages === 3, `${pages} pages were asked for`);
}

/** Writes where there is no connection: it stays on the phone, is saved later, and is there again. */
async function offline(page, site, scripts) {
  if (!scripts) return;
  const told = page.locator("#draft");
  const says = (words) => told.filter({ hasText: words }).waitFor({ timeout: 10_000 });
  await fill(page, { title: TEXT.title });
  await says("임시 저장했습니다");
  await page.context().setOffline(true);
  await fill(page, { need: TEXT.need });
  await says("연결이 끊겨 있습니다");
  await fill(page, { body: TEXT.body });
  await page.locator(SEND).last().click();
  await sees(page, "이 기기에 남아 있고", "pressing the button keeps it");
  expect((await page.inputValue("main [name=body]")) === TEXT.body, "the form is gone");
  const lost = (complaint) => complaint.includes("ERR_INTERNET_DISCONNECTED");
  expect(page.complaints.every(lost), page.complaints.join("\n"));
  page.complaints.length = 0;
  await page.context().setOffline(false);
  await says("임시 저장했습니다");
  await page.goto(`${site.base}${D}/proposals/new`);
  for (const [name, text] of Object.entries(TEXT)) {
    expect((await page.inputValue(`main [name=${name}]`)) === text, `${name} is lost`);
  }
  const left = () => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("madang-draft-")).length);
  // What was sent and never arrived is still on the device, and the writer may put it back.
  const lose = (route) => (route.request().method() === "POST" ? route.abort() : route.continue());
  await page.route(`${site.base}${D}/proposals`, lose);
  await page.fill("main [name=place]", "학교 뒤");
  await page.locator(SEND).last().click();
  await page.waitForTimeout(500);
  await page.unroute(`${site.base}${D}/proposals`, lose);
  page.complaints.length = 0;
  await page.goto(`${site.base}${D}/proposals/new`);
  expect((await left()) === 1, "what was sent is gone before it arrived");
  await told.getByRole("button").click();
  expect((await page.inputValue("main [name=place]")) === "학교 뒤", "what was sent does not come back");
  await press(page);
  await sees(page, "제안을 받았습니다", "handed in");
  expect((await left()) === 0, "what arrived stays on the device");
}

const address = `${D}/proposals/new`;

export default [
  { who: "resident", signIn: as("resident"), what: "proposes by keyboard", address, walk: byKeyboard },
  { who: "a newcomer", signIn: newcomer("adds-photo"), what: "proposes with a photo", address, walk: withPhoto },
  { who: "a newcomer", signIn: newcomer("offline"), what: "proposes without a connection", address, walk: offline },
].map(flow);
