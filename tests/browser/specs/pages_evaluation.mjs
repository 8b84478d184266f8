// Renderings of what is said of a year afterwards: its evaluation, and what projects left.

import * as act from "../lib/acts.mjs";
import { objectionAnswered, objectionOpen, outcomeDraft, outcomeReport } from "../lib/found.mjs";
import { rendering } from "../lib/rendering.mjs";
import { as } from "../lib/sign_in.mjs";

const secretary = as("daon-secretary");
const officer = as("city-officer");
const [daon, eunha] = ["/d/daon", "/d/eunha"];
const faults = { status: 422, expects: "main [role=alert] a" };

/** As in pages.mjs. */
const PAGES = [
  // schemes
  ["evaluation-schemes", "/city/evaluation", null, "ko"],
  ["evaluation-schemes-en", "/city/evaluation", null, "en"],
  ["evaluation-schemes-officer", "/city/evaluation", officer, "ko", { expects: "main a[href$='/evaluation/new']" }],
  ["evaluation-scheme-new", "/city/evaluation/new", officer, "ko"],
  ["evaluation-scheme-new-en", "/city/evaluation/new", officer, "en"],
  ["evaluation-scheme-faults", "/city/evaluation/new", officer, "ko", { ...faults, act: act.sendWith({ fiscal_year: "2025", weight_planning: "24", reason: "" }) }],
  ["evaluation-scheme-refused", "/city/evaluation/new", secretary, "ko", { status: 403 }],
  ["evaluation-scheme", "/evaluation/2025", null, "ko"],
  ["evaluation-scheme-en", "/evaluation/2025", null, "en"],
  ["evaluation-scheme-missing", "/evaluation/2031", null, "ko", { status: 404 }],
  // a district beside its own past
  ["evaluation", `${daon}/evaluation`, null, "ko", { expects: "main table.bars" }],
  ["evaluation-en", `${daon}/evaluation`, null, "en"],
  ["evaluation-secretary", `${daon}/evaluation`, secretary, "ko", { expects: "main a[href*='/objections/new']" }],
  ["evaluation-none", `${eunha}/evaluation`, null, "ko"],
  ["evaluation-publish", `${daon}/evaluation/publish?year=2025`, officer, "ko"],
  ["evaluation-object", `${daon}/evaluation/objections/new?year=2025`, secretary, "ko"],
  ["evaluation-object-fault", `${daon}/evaluation/objections/new?year=2025`, secretary, "ko", { ...faults, act: act.sendWith({ objection: "" }) }],
  ["evaluation-objection", objectionAnswered, null, "ko"],
  ["evaluation-objection-en", objectionAnswered, null, "en"],
  ["evaluation-objection-officer", objectionOpen, officer, "ko", { expects: "main form[action$='/answer']" }],
  ["evaluation-objection-faults", objectionOpen, officer, "ko", { ...faults, act: act.sendWith({ answer: "" }) }],
  ["residents", `${daon}/residents`, null, "ko"],
  ["residents-secretary", `${daon}/residents`, secretary, "ko", { expects: "main [name=residents]" }],
  ["residents-faults", `${daon}/residents`, secretary, "ko", { ...faults, act: act.sendWith({ residents: "many" }) }],
  // what projects left
  ["outcomes", "/outcomes", null, "ko"],
  ["outcomes-en", "/outcomes", null, "en"],
  ["outcomes-found", "/outcomes?q=연락망&field=welfare", null, "ko"],
  ["outcomes-not-found", "/outcomes?q=수영장", null, "ko"],
  ["outcome", outcomeReport, null, "ko"],
  ["outcome-en", outcomeReport, null, "en"],
  ["outcomes-of-district", `${daon}/outcomes?year=2025`, null, "ko"],
  ["outcomes-of-district-secretary", `${daon}/outcomes?year=2025`, secretary, "ko"],
  ["outcomes-of-district-none", `${eunha}/outcomes`, null, "ko"],
  ["outcome-new", `${daon}/outcomes/new`, secretary, "ko"],
  ["outcome-draft", outcomeDraft, secretary, "ko", { expects: "main [name=repeat]" }],
  ["outcome-draft-en", outcomeDraft, secretary, "en"],
  ["outcome-draft-faults", outcomeDraft, secretary, "ko", { ...faults, act: act.sendWith({ intended: "", links: "http://example.org" }) }],
];

/** Every row can be looked at alone, and beside any other one. */
export const together = true;

export default PAGES.map(([name, address, signIn, lang, more]) =>
  rendering({ name, address, signIn, lang, ...more }),
);
