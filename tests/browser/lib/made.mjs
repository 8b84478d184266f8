// What the pages are about and the demonstration lacks: made once, for all checks that look at it.

import { once, openVote, voteIn } from "./found.mjs";
import { addressOf, agree, as, byCode } from "./sign_in.mjs";
import { fill, press } from "./steps.mjs";
import { D, announce, answer, caseOf, declare, propose, reason, setUp } from "./walks.mjs";

/** A vote that has been announced and is not open yet. */
export const announcedVote = once(async (site) => {
  const found = await voteIn(site, "announced");
  if (found) return found;
  return site.visit({ address: `${D}/votes/new`, signIn: as("secretary") }, async (page) => {
    await announce(page);
    return new URL(page.url()).pathname;
  });
});

/** A new proposal of the resident. */
export async function fresh(site) {
  return site.visit({ address: `${D}/proposals/new`, signIn: as("resident") }, (page) => propose(page));
}

/** A new proposal that the first moderator has hidden. */
export async function freshHidden(site) {
  const address = await fresh(site);
  await site.visit({ address: caseOf(address, "hide"), signIn: as("moderator-1") }, (page) =>
    reason(page, "다른 주민을 알아볼 수 있는 내용이 있어 가렸습니다. 그 부분을 빼고 다시 써 주세요."),
  );
  return address;
}

async function freshAppealed(site) {
  const address = await freshHidden(site);
  await site.visit({ address: caseOf(address, "appeal"), signIn: as("resident") }, (page) =>
    reason(page, "누구인지 알 수 있는 말은 쓰지 않았습니다. 다시 살펴봐 주세요."),
  );
  return address;
}

/** Proposals of the resident that only wait to be looked at. */
export const own = once((site) => fresh(site));
export const hidden = once((site) => freshHidden(site));
export const appealed = once(freshAppealed);

/** A proposal of the resident whose hiding was upheld. */
export const upheld = once(async (site) => {
  const address = await freshAppealed(site);
  await site.visit({ address: `${D}/moderation`, signIn: as("moderator-2") }, (page) => answer(page, address, "uphold"));
  return address;
});

/** A proposal of the resident that she took back. */
export const withdrawn = once(async (site) => {
  const address = await fresh(site);
  await site.visit({ address: `${address}/withdraw`, signIn: as("resident") }, (page) => press(page));
  return address;
});

/** A proposal of the resident under which a moderator has hidden one of two comments. */
export const commented = once(async (site) => {
  const address = await fresh(site);
  for (const comment of ["우리 골목에도 있으면 좋겠습니다.", "3호 사는 사람이 늘 불을 끕니다."]) {
    await site.visit({ address, signIn: as("proposer") }, async (page) => {
      await fill(page, { comment });
      await press(page, "main form[action$='/comments'] button");
    });
  }
  await site.visit({ address, signIn: as("moderator-1") }, async (page) => {
    const link = page.locator("main a[href*='/moderation/comment/'][href$='/hide']").last();
    await page.goto(site.base + (await link.getAttribute("href")));
    await reason(page, "이웃을 알아볼 수 있는 말이 있습니다.");
  });
  return address;
});

/** A district that has just been set up. */
export const newDistrict = once(async (site) =>
  site.visit({ address: "/set-up", signIn: as("administrator") }, (page) => setUp(page)),
);

/** The address at which a newcomer can be given a role. */
export const reached = once(async (site) => {
  const address = addressOf("reached");
  await site.visit({ address: "/sign-in" }, async (page) => {
    await byCode(page, site, address);
    await agree(page);
  });
  return address;
});

/** The papers of a newcomer who has declared who she is and shown them to nobody. */
export const declared = (who) =>
  once(async (site) =>
    site.visit({ address: "/sign-in" }, async (page) => {
      await byCode(page, site, addressOf("declares"));
      await agree(page);
      await page.goto(site.base + (await openVote(site)));
      await declare(page, who);
      return who;
    }),
  );
