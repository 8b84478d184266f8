# Projects, co-owners, the execution log, completion

project-title = Projects
project-pages = Pages of projects
project-list-title = Projects of { $year }
project-list-lead = For each thing that was selected: how much was spent, what was done, and which residents own it along.
project-lead = The budget and spending of this project, its story, photos of before and after, and its co-owners.
project-about = { $state } · { $owners ->
        [one] { $owners } co-owner
       *[other] { $owners } co-owners
    }
project-none = There is no project yet
project-none-text = Once the plan has budget lines, each detailed project has a page.
project-name = Project
project-table = Budget and spending of each project
project-lines = Budget and spending of each line
project-money = Budget and spending
project-chart = Budget now and spent.
project-chart-has = Budget
project-chart-spent = Spent
project-chart-said = { $spent } of { $in_force } are spent in all.
project-months = Spent in each month
project-months-none = Nothing was spent yet.
project-month = Month
project-month-name = { $year }-{ $month }
project-seen = Before and after
project-seen-none = No photo yet.
project-story = What happened
project-story-none = There is nothing to tell yet. It begins with the agreement.
project-story-agreement = Agreement no. { $number } in force
project-story-change-proposed = A change of the budget waits for the council
project-story-change-awaiting-city = The council decided on a change of the budget, which waits for consultation with the city
project-story-change-consulted = A change of the budget waits for the approval of the city
project-story-change-in-force = The budget changed
project-story-change-refused = The city did not approve a change of the budget
project-story-change-withdrawn = A change of the budget was taken back
project-story-same = the budget stays as it is
project-story-paid = { $paid } spent in { $month }
project-story-proposed-done = The department proposed to call it complete
project-story-complete = Complete: every co-owner consented
project-story-complete-over = Complete: the time to answer is over
project-story-withdrawn = The department took the proposal back
project-year-total = The whole year
project-state-settled = Its year is settled
project-state-running = Being carried out
project-state-waits = Co-owners are asked whether it is complete
project-story-complete-unasked = The project is complete: no resident owns it along, so nobody was asked
project-state-unasked = Complete (no resident owns it along, so nobody was asked)
project-state-agreed = Complete (every co-owner consented)
project-state-over = Complete (some co-owners refused or did not answer)
project-state-withdrawn = Being carried out (completion was taken back)
project-back = See the project
project-cancel = Cancel
project-done-written = The entry is written.
project-done-withdrawn = The entry was taken back.
project-done-accepted = You are a co-owner of this project now. Thank you.
project-done-declined = Your answer is noted.
project-done-left = You are no co-owner any more. What you wrote stays.

coowner-title = Residents who own it along (co-owners)
coowner-none = No resident is co-owner yet.
coowner-nameless = A resident without a name
coowner-rights = What co-owners decide
coowner-right-log = They write entries of the log with photos at any time, and need nobody's leave for it.
coowner-right-consent = Before the project is complete the department has to ask them; within { $days } days they consent, or say why not.
coowner-right-refusal = A refusal stays on the project's page with its reason, for everybody. Nobody can delete it.
coowner-right-evidence = In the log they also read the names of evidence that is for staff alone.
coowner-right-outcome = They write the outcome report of their project, and publish it.
coowner-right-leave = They may leave at any time without a reason.
coowner-task = Task
coowner-task-site-watcher = Site watcher
coowner-task-coordinator = Coordinator
coowner-task-recorder = Recorder
coowner-task-user-speaker = Speaker of the users
coowner-task-site-watcher-about = Sees on site whether it is done as promised.
coowner-task-coordinator-about = Brings neighbours, department and contractor together.
coowner-task-recorder-about = Keeps the log of what was done.
coowner-task-user-speaker-about = Speaks for those who will use it.
coowner-mine = You are “{ $task }” of this project.
coowner-leave-lead = This cannot be taken back: to come back you have to be invited anew. What you have written stays.
coowner-leave = Leave as co-owner
coowner-ask = Ask residents to be co-owners
coowner-ask-one = Ask one more
coowner-ask-lead = Asking makes a code. Whoever gets it signs in and answers. Until then it is not kept who she is.
coowner-address = E-mail or mobile number for the invitation
coowner-address-hint = Leave it empty to get the code alone and hand it over yourself. The address serves to send the invitation and is not kept.
coowner-ask-button = Ask for this task
coowner-made = The invitation is made. Its address is shown now and never again.
coowner-link = Address of the invitation
coowner-link-hint = One resident who has this address can answer.
coowner-end-lead = This cannot be taken back: to hold it again she has to be invited anew. What was written stays.
coowner-end = End this place
coowner-done-ended = The place has ended.
coowner-state-asked = Asked on { $at }, no answer yet
coowner-state-accepted = Co-owner since { $at }
coowner-state-declined = Declined on { $at }
coowner-state-ended = Ended on { $at }
coowner-answer-title = Will you own a project along?
coowner-answer-task = What is asked of you: { $task }
coowner-answer-lead = If you accept, your shown name and task stand on the project's page, and these are your rights.
coowner-code = Code of the invitation
coowner-code-hint = It is filled in when you open the address you got.
coowner-answer = Do you accept?
coowner-answer-hint = If you decline, it is not kept who you are.
coowner-answer-accept = I accept
coowner-answer-decline = I decline
coowner-answer-button = Answer like this
coowner-asked-subject = You are asked to be co-owner of a project
coowner-asked-text =
    You are asked to be “{ $task }” of the project “{ $project }” in { $district }.

    Co-owners write the log, and consent to the completion of the project or say why not. You may decline; until you answer it is not kept who you are.

    Answer: { $address }
fault-coowner-task = Choose a task from the list.
fault-coowner-code = This is no code of this project. Look at the address or code you got again.
fault-coowner-answer = Choose whether you accept.
refusal-coowners-many = A project has { $max } co-owners at most. End a place before you ask somebody else.
refusal-coowner-official = Officials of city and districts can't take the place of a resident.
refusal-coowner-answered = This invitation was answered or is over.
refusal-coowner-already = You are a co-owner of this project already.
refusal-coowner-over = This place is over already.

entry-title = Execution log
entry-new = Write an entry
entry-new-lead = Write what was done on that day. Everybody reads it. An entry is never changed or deleted; a wrong one is taken back with a reason.
entry-none = No entry yet
entry-none-text = Co-owners, the department and the secretary write day by day.
entry-pages = Pages of the log
entry-closed = Nothing can be written now
entry-day = Day
entry-phase = What does it show?
entry-phase-before = Before
entry-phase-during = During the work
entry-phase-after = After
entry-done = What was done
entry-done-hint = No names and phone numbers. Example: ten of twenty lights of the lane are up.
entry-photos = Photos
entry-photos-for = Who sees the photos?
entry-photos-for-hint = Choose when you add photos. Where somebody can be recognised, or a home is seen from inside, choose staff and co-owners.
entry-photos-closed = { $count ->
        [one] Staff and co-owners alone see one photo.
       *[other] Staff and co-owners alone see { $count } photos.
    }
field-photos_for = who sees the photos
fault-entry-photos-for = Choose who sees the photos.
entry-evidence = Evidence
entry-evidence-hint = Leave it empty if there is none. Example: certificate of inspection 2027-05
entry-evidence-for = Who reads the evidence?
entry-evidence-everybody = Everybody
entry-evidence-staff = Staff and co-owners alone
entry-evidence-for-staff = for staff and co-owners alone
entry-evidence-closed = Staff and co-owners alone read the evidence.
entry-write = Write it like this
entry-withdraw = Take this entry back
entry-withdraw-lead = Words and photos are shown no more; that there was an entry, and why it is gone, stays.
entry-withdraw-reason = Why it is taken back
entry-withdraw-hint = Everybody reads it.
entry-withdraw-button = Take it back
entry-withdrawn = Taken back on { $at }.
entry-is-withdrawn = Taken back
fault-entry-phase = Choose what it shows.
fault-entry-evidence-for = Choose who reads the evidence.
fault-entry-future = This day is still to come. Write the day on which it was done.
refusal-entry-no-agreement = No agreement is in force, so this can't be done yet.
refusal-entry-withdrawn = This entry was taken back already.

completion-title = Completion of the project
completion-lead = The department proposes, and co-owners consent or say why not. When all consent it is complete at once; else once their time is over, and the reasons stand beside it.
completion-go = See the completion and what co-owners say
completion-story = Proposals and answers
completion-none = It was not proposed yet.
completion-nobody = There was no co-owner to ask.
completion-until = To be answered by
completion-was-withdrawn = The department took it back:
completion-silent = no answer
completion-consents = I consent
completion-refuses = I don't consent
completion-propose = Propose to call it complete
completion-propose-lead =
    { $count ->
        [one] { $count } co-owner is asked.
       *[other] { $count } co-owners are asked.
    }
completion-achieved = What was achieved
completion-achieved-hint = What was promised and what was done, in plain words. Everybody reads it.
completion-propose-button = Ask the co-owners
completion-answer = Is it complete?
completion-said = Your answer so far:
completion-consent = Do you consent to the completion?
completion-reason = Reason
completion-reason-hint = Needed when you don't consent. Everybody reads it. You can change it until the time is over.
completion-answer-button = Answer like this
completion-withdraw = Take the proposal back
completion-withdrawal = Why it is taken back
completion-withdrawal-hint = Everybody reads it. You can propose again.
completion-withdraw-button = Take it back
completion-done-proposed = Completion was proposed. Residents who own the project along, if there are any, were told.
completion-done-answered = Your answer is recorded.
completion-done-withdrawn = The proposal was taken back.
completion-asked-subject = You are asked whether a project is complete
completion-asked-text =
    The department proposes to call the project “{ $project }” in { $district } complete.

    { $achieved }

    You can consent or say why not on the project's page until { $until }. ({ $time })
completion-refused-subject = A co-owner does not consent to a completion
completion-refused-text =
    A co-owner does not consent to calling the project “{ $project }” in { $district } complete.

    Reason: { $reason }

    You can take the proposal back, put it right and propose again. ({ $time })
fault-completion-consent = Choose whether you consent.
refusal-completion-waits = A proposal waits for the co-owners already.
refusal-completion-complete = This project is complete already.
refusal-completion-closed = The time to answer is over, or the proposal was taken back.
refusal-completion-none = It was not proposed yet.
refusal-completion-not-asked = You were no co-owner when it was proposed, so you can't answer this time.

field-owner_task = Task
field-owner_code = Code of the invitation
field-owner_answer = Answer
field-phase = What it shows
field-entry_done = What was done
field-evidence_for = Who reads the evidence
field-achieved = What was achieved
field-consent_reason = Reason
field-withdrawal = Why it is taken back

project-row-about = What each project spent, its log and its co-owners

api-projects = Projects of a year: budget and spending, number of co-owners, completion
api-project = One project: spending by line and month, co-owners, completion with its answers
api-execution-entries = The execution log of a project
