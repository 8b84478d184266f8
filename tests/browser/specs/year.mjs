// One district from its calendar to its settlement, pressed and typed by everybody who has a
// part in it. Each stage goes on where the one before it ended and meets its refusals once.

import { Year } from "../lib/year.mjs";
import { agenda, merge, referral } from "./year/agenda.mjs";
import { budgetChange } from "./year/change.mjs";
import { bodies, members } from "./year/bodies.mjs";
import { calendar, roles, setUp } from "./year/calendar.mjs";
import { inbox } from "./year/inbox.mjs";
import { announced, held } from "./year/meeting.mjs";
import { agreement, plan } from "./year/plan.mjs";
import { proposals } from "./year/proposals.mjs";
import { report, settlement, whole } from "./year/settlement.mjs";
import { selects } from "./year/selection.mjs";
import { spending } from "./year/spending.mjs";
import { ballot, counted, vote } from "./year/vote.mjs";

const STAGES = Object.entries({
  "set up": setUp,
  roles,
  calendar,
  bodies,
  members,
  inbox,
  "a meeting is announced": announced,
  proposals,
  "an agenda": agenda,
  "a referral": referral,
  "a merge": merge,
  "the meeting decides": held,
  "the vote is announced": vote,
  "the residents vote": ballot,
  "the vote is counted": counted,
  "the council selects": selects,
  plan,
  agreement,
  "a budget change": budgetChange,
  spending,
  settlement,
  "the report is signed": report,
  "the whole year": whole,
}).map(([name, stage], place, all) => ({ name, stage, last: place === all.length - 1 }));

/** The walks have a site each. */
export const together = true;

export default [true, false].map((scripts) => {
  const year = new Year(scripts);
  return STAGES.map((stage, place) => ({
    name: `a ${year.name}: ${stage.name}`,
    run: (browser) => year.walk(browser, place, stage),
  }));
});
