// Renderings of the pages of a whole year: settings, meetings, money, documents. A new page of
// these gets a line here.

import * as act from "../lib/acts.mjs";
import {
  at,
  bodyClosed,
  bodyOpen,
  changeDone,
  changeWaiting,
  inquiryAnswered,
  inquiryHide,
  inquiryLate,
  meetingAhead,
  meetingPast,
  meetingUnminuted,
  planLine,
  report,
  selectionDue,
  workshop,
} from "../lib/found.mjs";
import { rendering } from "../lib/rendering.mjs";
import { as } from "../lib/sign_in.mjs";
import { D } from "../lib/walks.mjs";

const [secretary, resident, administrator] = [as("secretary"), as("resident"), as("administrator")];
const [planner, spender, mover] = [as("eunha-secretary"), as("mulgyeol-department-official"), as("mulgyeol-secretary")];
const keeper = as("solsup-secretary");
const [settler, approver, officer] = [as("daon-secretary"), as("daon-approver"), as("city-officer")];
const faults = { status: 422, expects: "main [role=alert] a" };
const [eunha, mulgyeol, daon] = ["/d/eunha", "/d/mulgyeol", "/d/daon"];

/** As in pages.mjs. */
const PAGES = [
  // words explained
  ["primer", "/primer", null, "ko"],
  ["primer-en", "/primer", null, "en"],
  ["glossary", "/glossary", null, "ko"],
  ["glossary-en", "/glossary", null, "en"],
  // a district's settings
  ["settings", `${D}/settings`, secretary, "ko"],
  ["settings-en", `${D}/settings`, secretary, "en"],
  ["settings-refused", `${D}/settings`, resident, "ko", { status: 403 }],
  ["settings-calendar", `${D}/settings/calendar`, secretary, "ko"],
  ["settings-calendar-en", `${D}/settings/calendar`, secretary, "en"],
  ["settings-next-year", `${D}/settings/next-year`, secretary, "ko"],
  ["settings-neighborhoods", `${D}/settings/neighborhoods`, secretary, "ko"],
  ["administrators", "/set-up/administrators", administrator, "ko"],
  ["administrators-faults", "/set-up/administrators", administrator, "ko", { ...faults, act: act.send() }],
  ["set-up-cloned", "/set-up?from=haneul", administrator, "ko"],
  ["year-earlier", `${daon}/year`, null, "ko"],
  // districts at other points of the year
  ["district-discovery", "/d/bada", null, "ko"],
  ["district-planning", eunha, null, "ko"],
  ["district-execution", mulgyeol, null, "ko"],
  ["district-settlement", daon, null, "ko"],
  ["district-city", "/d/city", null, "ko"],
  // meetings
  ["meetings", `${D}/meetings`, null, "ko"],
  ["meetings-en", `${D}/meetings`, null, "en"],
  ["meetings-city", "/d/city/meetings", null, "ko"],
  ["meeting-ahead", meetingAhead, null, "ko"],
  ["meeting-past", meetingPast, null, "ko"],
  ["meeting-past-en", meetingPast, null, "en"],
  ["meeting-secretary", meetingPast, mover, "ko"],
  ["meeting-new", `${D}/meetings/new`, secretary, "ko"],
  ["meeting-new-faults", `${D}/meetings/new`, secretary, "ko", { ...faults, act: act.send() }],
  ["meeting-attendance", at(meetingUnminuted, "/attendance"), keeper, "ko"],
  ["meeting-attendance-published", at(meetingPast, "/attendance"), mover, "ko", { status: 409 }],
  ["meeting-minutes-write", at(meetingUnminuted, "/minutes"), keeper, "ko", { expects: "main [name=minutes]" }],
  ["meeting-minutes", at(meetingPast, "/minutes"), mover, "ko"],
  ["meeting-decision", at(meetingPast, "/decisions"), mover, "ko"],
  ["meeting-decision-faults", at(meetingPast, "/decisions"), mover, "ko", { ...faults, act: act.send() }],
  ["workshop", workshop, null, "ko"],
  ["workshop-boards", at(workshop, "/workshop"), null, "ko"],
  ["workshop-boards-en", at(workshop, "/workshop"), null, "en"],
  ["workshop-projector", at(workshop, "/workshop/projector"), null, "ko"],
  // bodies
  ["bodies", `${D}/bodies`, null, "ko"],
  ["bodies-en", `${D}/bodies`, null, "en"],
  ["body", bodyOpen, null, "ko"],
  ["body-en", bodyOpen, null, "en"],
  ["body-secretary", bodyOpen, secretary, "ko"],
  ["body-join", at(bodyOpen, "/join"), resident, "ko", { expects: "main form[action$='/join']" }],
  ["body-member", bodyOpen, secretary, "ko", { act: act.openMember, expects: "main form[action*='/members/']" }],
  ["body-closed", bodyClosed, null, "ko"],
  ["body-new", `${D}/bodies/new`, secretary, "ko"],
  ["body-new-faults", `${D}/bodies/new`, secretary, "ko", { ...faults, act: act.send() }],
  ["body-edit", at(bodyOpen, "/edit"), secretary, "ko"],
  ["body-import", at(bodyClosed, "/import"), secretary, "ko"],
  ["body-import-faults", at(bodyClosed, "/import"), secretary, "ko", { ...faults, act: act.send() }],
  // the open inbox
  ["inbox", `${D}/inbox`, null, "ko"],
  ["inbox-en", `${D}/inbox`, null, "en"],
  ["inbox-new", `${D}/inbox/new`, null, "ko"],
  ["inbox-new-faults", `${D}/inbox/new`, null, "ko", { ...faults, act: act.send() }],
  ["inbox-sent", `${D}/inbox/new`, null, "ko", { act: act.ask }],
  ["inbox-find", `${D}/inbox/find`, null, "ko"],
  ["inbox-find-faults", `${D}/inbox/find`, null, "ko", { ...faults, act: act.send() }],
  ["inquiry-answered", inquiryAnswered, null, "ko"],
  ["inquiry-late", inquiryLate, null, "ko"],
  ["inquiry-late-en", inquiryLate, null, "en"],
  ["inquiry-assign", at(inquiryLate, "/assign"), secretary, "ko"],
  ["inquiry-answer", at(inquiryLate, "/answer"), as("department-official"), "ko"],
  ["inquiry-answer-faults", at(inquiryLate, "/answer"), as("department-official"), "ko", { ...faults, act: act.send() }],
  ["inquiry-hide", inquiryHide, as("moderator-1"), "ko"],
  ["my-desk", "/me/desk", secretary, "ko"],
  // what the council selected
  ["selection", `${mulgyeol}/selection`, null, "ko"],
  ["selection-en", `${mulgyeol}/selection`, null, "en"],
  ["selection-as-voted", `${eunha}/selection`, null, "ko"],
  ["selection-ahead", `${D}/selection`, null, "ko"],
  ["selection-ahead-en", "/d/bada/selection", null, "en"],
  ["selection-new", selectionDue, secretary, "ko", { on: "selecting", expects: "main [name=verdict]" }],
  ["selection-new-en", selectionDue, secretary, "en", { on: "selecting", expects: "main [name=verdict]" }],
  ["selection-new-faults", selectionDue, secretary, "ko", { on: "selecting", ...faults, act: act.send() }],
  ["selection-new-early", `${D}/selection/new`, secretary, "ko", { status: 409 }],
  ["selection-new-refused", `${D}/selection/new`, resident, "ko", { status: 403 }],
  // money
  ["money", `${mulgyeol}/money`, null, "ko"],
  ["money-en", `${mulgyeol}/money`, null, "en"],
  ["plan", `${mulgyeol}/plan`, null, "ko"],
  ["plan-none", `${D}/plan`, null, "ko"],
  ["plan-writes", `${eunha}/plan`, planner, "ko"],
  ["plan-line-new", `${eunha}/plan/lines/new`, planner, "ko"],
  ["plan-line-faults", `${eunha}/plan/lines/new`, planner, "ko", { ...faults, act: act.send() }],
  ["plan-line", planLine, planner, "ko"],
  ["agreement", `${mulgyeol}/agreement`, null, "ko"],
  ["agreement-en", `${mulgyeol}/agreement`, null, "en"],
  ["agreement-signs", `${eunha}/agreement`, officer, "ko", { expects: "main form[action$='/sign']" }],
  ["agreement-new", `${eunha}/agreement/new`, planner, "ko"],
  ["agreement-new-faults", `${eunha}/agreement/new`, planner, "ko", { ...faults, act: act.sendWith({ limit: "" }) }],
  ["changes", `${mulgyeol}/changes`, null, "ko"],
  ["changes-none", `${daon}/changes`, null, "ko"],
  ["change-new", `${mulgyeol}/changes/new`, mover, "ko"],
  ["change-check", `${mulgyeol}/changes/new`, mover, "ko", { act: act.checkChange, expects: "main table.bars" }],
  ["change-check-en", `${mulgyeol}/changes/new`, mover, "en", { act: act.checkChange, expects: "main table.bars" }],
  ["change-refused", `${mulgyeol}/changes/new`, mover, "ko", { status: 409, act: act.proposeNothing, expects: "main [name=title]" }],
  ["change-waiting", changeWaiting, null, "ko"],
  ["change-waiting-en", changeWaiting, null, "en"],
  ["change-approve", changeWaiting, officer, "ko", { expects: "main [name=approves]" }],
  ["change-in-force", changeDone, null, "ko"],
  ["spending", `${mulgyeol}/spending`, null, "ko"],
  ["spending-en", `${mulgyeol}/spending`, null, "en"],
  ["spending-new", `${mulgyeol}/spending/new`, spender, "ko"],
  ["spending-new-faults", `${mulgyeol}/spending/new`, spender, "ko", { ...faults, act: act.send() }],
  ["spending-counter", `${mulgyeol}/spending`, spender, "ko", { act: act.counterFirst, expects: "main [name=reason]" }],
  ["settlement", `${daon}/settlement`, null, "ko"],
  ["settlement-en", `${daon}/settlement`, null, "en"],
  ["settlement-secretary", `${daon}/settlement`, settler, "ko"],
  ["settlement-new", `${daon}/settlement/new`, settler, "ko"],
  ["settlement-none", `${mulgyeol}/settlement`, null, "ko"],
  // documents
  ["documents", "/d/city/documents", null, "ko"],
  ["documents-en", "/d/city/documents", null, "en"],
  ["documents-secretary", `${daon}/documents`, settler, "ko"],
  ["document", report, null, "ko"],
  ["document-en", report, null, "en"],
  ["document-signs", `${daon}/documents`, approver, "ko", { act: act.openDocument, expects: "main form[action$='/sign']" }],
  ["document-new", `${daon}/documents/new`, settler, "ko"],
  ["document-new-form", `${daon}/documents/new?kind=plan`, settler, "ko", { expects: "main [name=body]" }],
  ["document-new-faults", `${daon}/documents/new?kind=plan`, settler, "ko", { ...faults, act: act.sendWith({ title: "", body: "" }) }],
  ["document-edit", `${daon}/documents/new?kind=plan`, settler, "ko", { act: act.editDraft, expects: "main [name=body]" }],
];

/** Every row can be looked at alone, and beside any other one. */
export const together = true;

export default PAGES.map(([name, address, signIn, lang, more]) =>
  rendering({ name, address, signIn, lang, ...more }),
);
