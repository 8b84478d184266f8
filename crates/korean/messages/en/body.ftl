# Councils and groups: what they do and who takes part

body-list-title = Councils and groups
body-list-lead = Who meets to talk things over in this district. Where it says “open”, anybody joins at any time without asking.
body-empty = There is no council or group yet
body-empty-text = The governance council and its sub-committees appear here once they are made.
body-first-page = From the beginning
body-pages = Pages of councils and groups
body-to-meetings = When and where they meet
body-to-list = Find one that you can join
body-places = { $count ->
    [one] one person takes part
   *[other] { $count } people take part
}
body-open = Open
body-closed = Appointed

body-kind-preparatory-team = The team that prepares
body-kind-preparatory-team-official = preparatory team, 협치TFT
body-kind-governance-council = Where residents and administration decide together
body-kind-governance-council-official = governance council, 협치회의
body-kind-sub-committee = A group on one subject
body-kind-sub-committee-official = sub-committee, 분과회의
body-kind-working-group = A group with one task
body-kind-working-group-official = working group, 워킹그룹
body-kind-budget-committee = Residents who look after the district’s budget
body-kind-budget-committee-official = participatory budget committee, 주민참여예산위원회

body-purpose-none = What it does has not been written down yet.
body-open-text = Anybody may join at any time. No appointment and no approval are needed.
body-closed-text = Members are appointed for a term. Anybody may come and listen.
body-join = Join
body-join-not = You can’t join here now
body-join-anytime = Nobody has to agree. You begin at once, as an observer.
body-join-leave = You can leave at any time.
body-join-name = This name will stand on the list that everybody sees:
body-join-button = Begin as an observer
body-leave = Leave
body-from-meetings = Who meets, and how to take part
body-cancel = Go back without doing it
body-mine = Your place
body-mine-text = You take part as: { $standing }.
body-mine-first = This is your first time here. Read “The story so far” below, and you can follow the next meeting.

body-to-do = What is to be done
body-next-meeting = Next meeting
body-next-meeting-none = The next meeting has not been called yet.
body-open-agendas = { $count ->
    [one] One agenda is being deliberated.
   *[other] { $count } agendas are being deliberated.
}
body-open-agendas-none = No agenda is being deliberated yet.

body-story = The story so far
body-story-none = Nothing has been done yet
body-story-none-text = Meetings and decisions gather here once they are recorded.
body-story-counts = Meetings: { $meetings } · decisions: { $decisions } · agendas: { $agendas }
body-story-agendas = Its agendas, the newest first
body-story-decisions = What it decided, the newest first
body-story-meetings = When it met, the latest first
body-agenda-open = In deliberation
body-agenda-selected = Selected
body-agenda-closed = Closed
body-decision-figures = { $present } of { $members } members present, { $favour } in favour
body-decision-passed = Passed
body-decision-rejected = Rejected
body-minutes-there = with minutes
body-minutes-not-yet = no minutes yet

body-offices = Who holds an office
body-office-count = { $role }: { $count }
body-offices-none = Nobody holds an office yet
body-offices-none-text = Names and terms appear here after an appointment.
body-office-later = Term not begun
body-office-nameless = Someone who has not yet signed in and chosen a name
body-office-pages = Pages of office holders
body-members = Who takes part
body-standing-count = { $standing }: { $count }
body-members-none = Nobody takes part yet
body-members-none-text = You can be the first.
body-member-joined = Joined on
body-member-title = { $name }: place in this group
body-member-pages = Pages of those who take part
body-first-time = First time here
body-standing = Place
body-standing-observer = Observer
body-standing-participant = Participant
body-standing-member = Member
body-standing-observer-text = Listens and reads along.
body-standing-participant-text = Takes part in the talk and in tasks.
body-standing-member-text = Carries the work of the group.
body-standing-change = Change the place
body-standing-button = Change to this place

body-new = Make a council or group
body-new-lead = Everybody will see it. Say in plain words what it does.
body-new-button = Make it
body-edit = Change names and purpose
body-edit-lead = What kind it is can’t change. Those who take part keep their places.
body-save = Save the changes
body-kind = Kind
body-kind-hint = It can’t be changed later.
body-name-ko = Name in Korean
body-name-en = Name in English
body-purpose = What it does
body-purpose-hint = Everybody reads this. Say in two or three sentences what is discussed and decided here.
body-membership = Who takes part?
body-membership-open = Anybody
body-membership-open-hint = People join at any time of the year without approval. Right for sub-committees, working groups and preparatory teams.
body-membership-closed = Only those appointed
body-membership-closed-hint = Roles are given for a term.

body-fault-kind = Choose a kind from the list.
body-fault-membership = Choose who takes part.
body-fault-appointed = The ordinance says that governance councils and budget committees are appointed. Choose “Only those appointed”. If anybody should be able to take part, make a sub-committee.
body-fault-standing = Choose observer, participant or member.
body-refusal-closed = Members are appointed here. Find an open group in the list, or come and listen on the day of a meeting.
body-refusal-joined = You already take part here.
body-refusal-not-there = You have no place here. You may have left already.
body-refusal-left = This person has left. The place can be changed after joining again.
body-refusal-same-standing = That is the place already. Choose another one.

body-done-added = It was made. Everybody can see it now.
body-done-changed = The changes were saved.
body-done-joined = You have joined. The next meeting will be shown here once it is called.
body-done-left = You have left. You can join again at any time.
body-done-standing = The place was changed.
body-done-imported = The members were brought in. Each can use the role after signing in with their own address.

field-body_kind = Kind
field-body_purpose = What it does
field-membership = Who takes part
field-standing = Place

import-title = Bring members in from a table
import-lead = Bring the members of { $body } in at once. You first see what would happen to each row; nothing is written before you confirm.
import-rule-columns = The first line names the columns: name, e-mail or phone, role, first day, last day. Commas, semicolons or tabs may stand between the cells.
import-rule-roles = Only the roles council-member, co-chair and budget-committee-member can be given. The last day may be left empty.
import-rule-account = An address that is not known yet gets an account. Only the person who signs in with a code sent to it can use the role, and the name is shown only from then on.
import-rule-looks = Looking up accounts that exist is recorded, and their owners see it in My Madang.
import-example = How it looks
import-table = Table
import-table-hint = You can copy it from a spreadsheet and paste it here. At most { $count } rows at once.
import-check = First show what would happen
import-check-again = Show it again with the corrected table
import-again = Correct the table
import-write = Do exactly what is shown
import-plan-title = What would happen
import-plan-lead = Members for { $body }. Nothing has been written yet.
import-plan-good = Every row can be brought in. Read it through and confirm.
import-plan-nothing = There is nothing to bring in. Everybody holds the role already.
import-plan-faulty = Some rows have to be corrected. The table can be brought in after that.
import-count-new-account = People who get an account and the role: { $count }
import-count-existing = Accounts that get the role: { $count }
import-count-held = People who hold it already and stay as they are: { $count }
import-count-faulty = Rows to correct: { $count }
import-ignored = Columns that were not read
import-faulty = Rows to correct
import-good = Rows to bring in
import-line = Line { $line }
import-column-line = Line
import-column-what = What happens
import-column-term = Term
import-cell-name = Name
import-cell-address = E-mail or phone
import-cell-role = Role
import-cell-starts_on = First day
import-cell-ends_on = Last day
import-effect-new-account = New account with the role
import-effect-existing = Role for an existing account
import-effect-held = Holds it already

import-fault-many = At most { $max } rows can be brought in at once. Please split the table.
import-fault-no-rows = There is no row below the first line. Write one thing a line.
import-fault-column-twice = Two columns mean the same. Leave only one of them.
import-fault-no-name = The first line has no column “name”.
import-fault-no-address = The first line has no column “e-mail” or “phone”.
import-fault-no-role = The first line has no column “role”.
import-fault-no-starts-on = The first line has no column “first day”.
import-fault-no-ends-on = The first line has no column “last day”. Keep the column even when there is no last day.
import-fault-quotes = A quotation mark is not closed, or a cell has two lines. Check the quotation marks.
import-fault-cells = The number of cells differs from the first line. Look for a missing or an extra cell.
import-fault-role = Write council-member, co-chair or budget-committee-member.
import-fault-over = This day has passed. Leave out those whose terms are over.
import-fault-twice = The same person and role as on line { $line }. Leave only one of the two.
import-fault-own = This is your own account. Nobody gives a role to themselves; ask an administrator.
import-fault-changed = The table or an account has changed since you saw this. Read it again before you confirm.
import-fault-rows = Nothing was brought in, because some rows still have to be corrected.
field-table = Table

import-notice-subject = Madang: you are on the list of members
import-notice-text = On { $time } you were put on the list of { $body } of { $district }, as: { $role }. Sign in to Madang with this address and the code that is sent to it, and you can use the role. If you know nothing of this, please tell the district’s office for governance.
