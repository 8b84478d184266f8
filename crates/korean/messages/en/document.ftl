# Documents: reading official documents, writing and signing them

nav-documents = Documents
document-list-title = Documents
document-list-lead = Official documents that have been approved. Everybody reads what is open; of what is closed only the title and the reason are shown.
document-list-heading = List of documents
document-new = Write a document
document-same-class = Same classification:
document-all = See all documents
document-pages = More documents
document-empty = No document has been approved yet
document-empty-end = There are no more documents
document-empty-text = Once a document is approved it appears here with its number.
document-drafted = written
document-report-until = approver to be told by { $due }

document-kind = What is the document for?
document-kind-result-report = Result report
document-kind-plan = Plan
document-kind-agreement = Agreement
document-kind-budget-change = Budget change
document-kind-settlement = Settlement
document-about-result-report = Tells how a meeting, a workshop or a year went.
document-about-plan = Says what is to be done and how, and checks that nothing was forgotten.
document-about-agreement = Says what city and district agreed to do together.
document-about-budget-change = Says from where to where money moves, and why.
document-about-settlement = Holds what was spent against what is left.
document-state-draft = Waits for signatures
document-state-approved = Approved
document-state-withdrawn = Taken back
document-state-returned = Handed back
document-step-draft = Drafted by
document-step-review = Reviewed by
document-step-approve = Approved by
document-acting = acting (대결)
document-class = Who may read it (disclosure)
document-class-open = Open
document-class-partial = Partly open
document-class-closed = Closed
document-class-hint = For a partly open document, mark what is closed in the text or the attachments.
document-reason = No. { $number } ({ $name })
document-reasons = Reasons for closing
document-reasons-hint = Choose at least one when all or part of it is closed.
document-retention = How long it is kept (retention)
document-retention-1 = 1 year
document-retention-3 = 3 years
document-retention-5 = 5 years
document-retention-10 = 10 years
document-retention-30 = 30 years
document-retention-semi-permanent = Semi-permanent
document-retention-permanent = Permanent
document-licence = Terms of use (KOGL)
document-licence-kogl-0 = KOGL type 0: free
document-licence-kogl-1 = KOGL type 1: name the source
document-licence-kogl-2 = KOGL type 2: name the source, no commercial use
document-licence-kogl-3 = KOGL type 3: name the source, no changes
document-licence-kogl-4 = KOGL type 4: name the source, no commercial use, no changes

document-to-attachments = Go to the attachments
document-as-text = As plain text
document-head = Head of the document
document-body = Text
document-attachments = Attachments
document-attachment = Attachment
document-attachments-none = Nothing is attached.
document-information = About this document
document-number = Number
document-approved = Approved on
document-not-approved = Not approved yet
document-kept = Kept for
document-kept-until = { $name } ({ $from } – { $until })
document-line = Approval line
document-basis = What it rests on (basis)
document-policy = Policy number
document-cooperation = Agreed with, and the outcome (cooperation)
document-cost = Cost of the project
document-agency = Agency
document-department = Department
document-author-office = Office of the drafter
document-reviewer-office = Office of the reviewer
document-reviewer-hint = Leave it empty when nobody reviews.
document-approver-office = Office of the approver
document-record = Record number
document-classification = Classification
document-classification-hint = The widest first. Example: Administration > Local innovation > Community governance
document-same-class-link = See documents of the same classification
document-hash = Seal (SHA-256)
document-replaces = Earlier document
document-replaces-link = See the document in whose place this one comes
document-replaced = A newer document has come in the place of this one.
document-replaced-link = See the newer document
document-copies = { $count ->
    [one] 1 copy
   *[other] { $count } copies
}
document-table = Table
document-none = none
document-row = Row { $number }: { $cells }
document-withheld = This part is not public. The reason is in the head of the document.
document-closed-text = This document is not public. Reason: { $law } { $reasons }
document-part-closed = closed
document-whole-note = Because of your office you see closed parts too. What is marked “closed” is shown to nobody else.
document-no-effect = This page is a rendering for easy reading and has no legal effect as an official document. Whoever forges or misuses it is answerable for that.

document-tasks = What there is to do
document-waits-for = Next to sign: { $office }
document-sign-review = Sign as reviewed
document-sign-approve = Approve and give it a number
document-sign-acting = Approve in the approver's place (acting)
document-acting-note = You decide because the approver is absent. The document will say so, and the approver has to be told by a set day.
document-return = Hand back with a reason
document-return-reason = Why it is handed back
document-return-hint = Those who write documents read this.
document-returned-why = Why it was handed back unsigned
document-report = Note that I have seen the acting approval
document-report-due = This was approved in the approver's place. The approver has to be told by:
document-report-late = The approver has not been told yet of this acting approval. It was due:
document-reported = The approver has seen the acting approval.
document-edit = Change it
document-edit-lead = It can be changed until somebody else signs.
document-save = Save the changes
document-withdraw = Take this document back
document-locked = An approved document can't be changed. When something has changed, a new document comes in its place.
document-anew = Write a document in the place of this one
document-like-this = Write a new document with this text

document-new-lead = Choose what the document is for, and you get a form filled in with what is on record.
document-choose-kind = What will you write?
document-choose-meeting = Make a result report of a meeting
document-choose-meeting-text = Overview, timetable, what was said and suggested need not be typed again.
document-form-lead = Others see it only when everybody has signed. It gets its number then, too.
document-form-replaces = The text of the earlier document has been copied. That document stays as it is, and the new one says that it comes in its place.
document-title = Title
document-body-hint = Each line is a paragraph. The closing “끝.” is added for you.
document-body-help = How to write headings, items and tables
document-body-help-heading = A line that begins with # is a heading. Example: # Overview
document-body-help-item = A line that begins with 1. 가. 1) 가) (1) (가) ① or ㉮ is an item. They are counted anew when shown.
document-body-help-table = A line that begins with | is a row of a table; the first row names the columns. “표: name” right above it names the table.
document-body-help-total = A line that begins with = is a sum. Example: = Spent: 3,940,000원
document-body-help-closed = A line that begins with [비공개] stays hidden from others after the approval.
document-attachments-hint = One a line: title | copies | disclosure. Example: List of participants | 1 | closed(6)
document-public-note = Do not write personal data. Where it is needed, close that line.
document-draft = Submit for signature
document-cancel = Cancel

document-done-drafted = The document was submitted and waits for signatures.
document-done-changed = It was changed.
document-done-signed = Signed. The next place is waiting.
document-done-approved = Approved. Its number is { $number }, and nobody can change it any more.
document-done-withdrawn = The document was taken back.
document-done-returned = The document was handed back.
document-done-reported = Noted that the approver has seen it.

document-template-result-report =
    # Overview
    1. When:
    2. Where:
    3. Who:
    # What was said
    1. Liked:
    2. Missed:
    # Suggestions and answers
    1. Suggestion:
    2. Answer:
document-template-plan =
    # Why
    1. As it is now:
    2. Who benefits:
    # What
    1. To do:
    2. Dates:
    # Checked beforehand
    1. Participation of citizens:
    2. Views of experts:
    3. Possible conflict:
    4. Citizens in need:
    5. Gender:
    6. Jobs:
    7. Election law:
    8. Safety:
    9. Other agencies to ask:
document-template-agreement =
    # What is agreed
    1. What:
    2. Until when:
    # Money
    1. From the city:
    2. From the district:
    # Changes
    1. Decided by the council:
    2. Approved by the city:
document-template-budget-change =
    # What changes
    1. From:
    2. To:
    # Why
    1. Reason:
    # Who decides
    1. Decided by:
document-template-settlement =
    # Money spent
    1. Budget:
    2. Spent:
    3. To be returned:
    # What was done
    1. Results:

document-report-title = Result report: { $name }
document-report-list = List of participants
document-report-overview = Overview
document-report-when = When
document-report-where = Where
document-report-purpose = What for
document-report-people = Present
document-report-timetable = Timetable
document-column-when = When
document-column-minutes = Length
document-column-what = What
document-column-lead = Led by
document-minutes = { $count } min

document-fault-kind = Choose what the document is for.
document-fault-retention = Choose how long it is kept.
document-fault-licence = Choose the terms of use.
document-fault-disclosure = Choose who may read it.
document-fault-reasons = Choose at least one reason for closing.
document-fault-reasons-open = An open document has no reasons for closing. Take them out or choose another disclosure.
document-fault-open-closed = Something in the text is closed. Choose partly open, or take the mark [비공개] out.
document-fault-nothing-closed = Nothing is closed. Choose open, put [비공개] before what is to be closed, or close an attachment.
document-fault-table = Line { $line } has another number of cells than the first row of its table.
document-fault-total = The sum in line { $line } can't be read. Example: = Spent: 3,940,000원
document-fault-caption = Line { $line }: there is no table below the name of a table.
document-fault-attachment = Look at this line again: { $text }. Example: List of participants | 1 | closed(6)

refusal-document-approved = The document is approved and can't be changed or signed again. Write a new one in its place.
refusal-document-ended = This document was taken back or handed back.
refusal-document-signed = Somebody else has signed, so it can't be changed or taken back. Ask who is to sign next to hand it back.
refusal-document-own = You can't sign a document that you wrote. Somebody else has to look at it.
refusal-document-not-own = Only its drafter can take a document back.
refusal-document-no-report = Nobody signed this in the approver's place, so there is nothing to tell.
refusal-document-reported = The approver has seen it already.
refusal-document-report-approver = An approver other than the one who signed has to note it.
refusal-document-origin = The meeting or earlier document it comes from can't be found. Begin a new document once more.

field-kind = Kind
field-department = Department
field-author_office = Office of the drafter
field-reviewer_office = Office of the reviewer
field-approver_office = Office of the approver
field-legal_basis = Basis
field-policy_number = Policy number
field-cooperation = Cooperation
field-disclosure = Disclosure
field-reasons = Reasons for closing
field-retention = Retention
field-classification = Classification
field-licence = Terms of use
field-attachments = Attachments

api-documents = Approved official documents; of closed ones only title and reasons
api-document-one = One official document; what is closed is only marked

document-attendee-private-member = Private members
document-attendee-ex-officio-member = Ex officio members
document-attendee-budget-committee = Members of the budget committee
document-attendee-department-official = Officials of departments
document-attendee-support-officer = Support officers
document-attendee-youth-activist = Youth activists
document-attendee-expert = Experts
document-attendee-resident = Residents
document-attendee-other = Others

document-money = Money spent
document-money-path = Budget path
document-money-rows = Expenses
document-money-spent = Spent
document-money-returned = To be returned
document-money-year = Fiscal year
document-money-version = Version of the settlement
document-money-results = What was done and learned
document-money-done = Done:
document-money-learned = Learned:
document-money-title = Result report of { $year }
document-column-day = Day
document-column-amount = Amount
document-column-line = Budget line
document-column-planned = Planned
document-column-changed = After changes
document-column-spent = Spent
document-column-returned = To be returned
