# Meetings: calling, timetable, attendance, decisions, minutes

nav-meetings = Meetings
nav-city = City

meeting-list-title = Meetings
meeting-list-lead = When and where the council, its sub-committees and the forums meet, and what they decided.
meeting-call = Call a meeting
meeting-coming = To come
meeting-coming-none = No meeting has been called yet
meeting-coming-none-text = The next meeting will stand here first once it is called.
meeting-past = Past meetings
meeting-past-none = There are no past meetings yet.
meeting-first-page = Begin with the meetings to come
meeting-pages = Pages of meetings
meeting-joint-count = Meetings of the council together with the residents' budget committee in { $year }: { $count }
meeting-overdue-count = { $count ->
    [one] The minutes of one meeting are overdue.
   *[other] The minutes of { $count } meetings are overdue.
}
meeting-now = Now
meeting-people = { $count ->
    [one] one person
   *[other] { $count } people
}
meeting-no-officer-short = no support officer
meeting-unattended = Meetings that no support officer attended
meeting-unattended-text = The latest forums and joint meetings of the districts to which no support officer came.
meeting-unattended-none = A support officer came to every meeting of which attendance is recorded.
meeting-substitute = In their place
meeting-substitute-none = no substitute is noted

meeting-kind = Kind of meeting
meeting-kind-regular = Regular meeting
meeting-kind-extra = Extra meeting
meeting-kind-sub-committee = Sub-committee
meeting-kind-joint = Meeting with the budget committee
meeting-kind-forum = Residents' forum
meeting-kind-assembly = Residents' assembly
meeting-kind-launch = Opening day (launch)
meeting-kind-workshop = Workshop

meeting-when = When
meeting-place = Where
meeting-body = Held by
meeting-called-by = Called by
meeting-called-co-chair = A co-chair (council)
meeting-called-secretary = The secretary (administration)
meeting-called-facilitator = The facilitator (administration)
meeting-called-at = Called at
meeting-late = Called late: { $law } asks for { $days } days' notice.
meeting-first-slot = The first part begins at { $time }
meeting-timetable = Timetable
meeting-timetable-none = There is no timetable.
meeting-column-when = When
meeting-column-minutes = How long
meeting-column-title = Part
meeting-column-lead = Led by
meeting-minutes-long = { $minutes } min
meeting-total = { $minutes } minutes in all

meeting-call-lead = Says when, where and in which order. Once called, everybody sees it; time and place can be changed with a reason.
meeting-title = Name of the meeting
meeting-purpose = What is it for?
meeting-day = Day
meeting-day-hint = Regular and extra meetings are called { $days } days ahead ({ $law }). If it is later, the page says so.
meeting-time = Beginning
meeting-time-hint = On the 24-hour clock, such as 14:00
meeting-timetable-hint = One part a line: time, minutes, what happens, after a slash the office that leads it, and after another one those who speak. The first part may come before the beginning. For example: 14:00 20 Opening / Secretary / Co-chair, expert
meeting-body-hint = Leave it empty when the meeting is not that of one body.
meeting-call-button = Call this meeting for everybody to see
meeting-cancel = Cancel

meeting-attendance = Attendance
meeting-attendance-none = Attendance has not been recorded yet.
meeting-attendance-record = Record attendance
meeting-attendance-lead = Only how many came, by what they are, and no names. Leave empty where nobody came.
meeting-attendance-button = Save the attendance
meeting-attendee-private-member = Private members
meeting-attendee-ex-officio-member = Ex officio members
meeting-attendee-budget-committee = Members of the budget committee
meeting-attendee-department-official = Officials of departments
meeting-attendee-support-officer = Support officers
meeting-attendee-youth-activist = Youth activists
meeting-attendee-expert = Experts
meeting-attendee-resident = Residents
meeting-attendee-other = Others
meeting-departments = Which departments did they come from?
meeting-departments-hint = Everybody reads this. For example: Parks, Welfare
meeting-substitute-office = Office that stood in for the support officer
meeting-substitute-hint = When no support officer came. Write the office, not a name.
meeting-no-officer = No support officer came.

meeting-decisions = Decisions
meeting-decisions-none = No decision is recorded yet.
meeting-conflicts = Conflicts of interest that holders of seats declared
meeting-conflicts-lead = If one of them touches on this decision, consider naming the seat below as staying out. The meeting decides.
meeting-conflict-seat = Seat { $nth }
meeting-decision-record = Record a decision
meeting-decision-lead = By the { $law }, more than half of the members have to be present, and more than half of those present in favour. Members who have to stay out count neither as members nor as present.
meeting-motion = What was decided?
meeting-motion-hint = As it was put to the vote.
meeting-members = Members in office
meeting-members-hint = Everybody who was a member that day, counted by the recorded terms. Correct it if it differs.
meeting-recused = Members who had to stay out
meeting-recused-hint = Leave it empty if there are none.
meeting-present = Members present
meeting-present-hint = Without those who stayed out.
meeting-in-favour = In favour
meeting-against = Against
meeting-against-hint = The others count as abstentions.
meeting-decision-fixed = Once recorded, it can't be changed.
meeting-decision-button = Record this decision
meeting-passed = Passed
meeting-rejected = Not passed
meeting-votes = Members { $members } · stayed out { $recused } · present { $present } · in favour { $for } · against { $against } · abstained { $abstained }
meeting-votes-recused = (members are those left after some stayed out)
meeting-recorded = recorded

meeting-minutes = Minutes
meeting-minutes-due = Minutes: { $left }
meeting-minutes-overdue = { $days ->
    [one] Minutes overdue by one day
   *[other] Minutes overdue by { $days } days
}
meeting-minutes-there = Minutes published
meeting-minutes-until = Due by
meeting-minutes-published = Published
meeting-minutes-none = The minutes are not published yet.
meeting-minutes-masked = contacts of people are masked
meeting-overdue = The minutes were due by { $due }, { $days ->
    [one] one day ago.
   *[other] { $days } days ago.
}
meeting-minutes-record = Write the minutes
meeting-minutes-hint = What was said and what was decided. Until it is published only those who record it can read it.
meeting-minutes-keep = Save and see how it will look
meeting-minutes-read = Read the published minutes
meeting-minutes-original = The original before masking
meeting-preview = This is how it will look
meeting-preview-same = No phone number or e-mail address was found to mask.
meeting-preview-masked = Phone numbers and e-mail addresses are masked.
meeting-preview-names = Please read it once more for names of residents.
meeting-preview-once = Once published it can't be changed, only added to.
meeting-publish = Publish the minutes as shown
meeting-addendum = Addendum
meeting-addendum-add = Add to the minutes
meeting-addendum-hint = The published minutes stay as they are; this is put below them with its time.
meeting-addendum-button = Publish this addendum

meeting-done-called = The meeting is called. Everybody can see it.
meeting-done-attended = Attendance is recorded.
meeting-done-published = The minutes are published.
meeting-done-added = The addendum is published.
meeting-done-decided = The decision is recorded.

fault-meeting-kind = Choose the kind of meeting.
fault-meeting-day = Give a time within the next { $days } days.
fault-clock = Check the time. For example: 14:00
fault-timetable-line = Check this line: { $line }. For example: 13:30 30 Reception / Support officer
fault-timetable-overlap = This line begins before the part above it ends: { $line }
fault-timetable-long = A timetable has at most { $max } parts.
fault-people = Write a number from 0 to { $max }.
fault-nobody-came = Somebody must have come. Write how many.
fault-recused = More members stayed out than there are.
fault-present = Without those who stayed out there are { $members } members. Check how many were present.
fault-in-favour = For and against together are more than the { $present } present.
fault-no-quorum = { $present } of { $members } members can't decide. At least { $needed } have to be present.
refusal-meeting-ahead = This meeting begins at { $starts }. Nothing can be recorded before.
refusal-attendance-published = The minutes are published, so attendance can't be changed. Add to the minutes instead.
refusal-minutes-published = The minutes were published at { $at } and can't be changed. You can add to them.
refusal-minutes-empty = No minutes are written yet. Save them first.
refusal-minutes-attendance = Attendance has to be recorded before the minutes are published.
refusal-minutes-changed = The minutes have changed since you saw them. Look at them again and publish.
refusal-minutes-unpublished = These minutes are not published yet. Change them instead of adding.
refusal-city-there = The city's space is there already.

field-day = Day
field-time = Beginning
field-purpose = Purpose
field-timetable = Timetable
field-private-member = Private members
field-ex-officio-member = Ex officio members
field-budget-committee = Budget committee
field-department-official = Officials of departments
field-support-officer = Support officers
field-youth-activist = Youth activists
field-expert = Experts
field-resident = Residents
field-other = Others
field-departments = Departments
field-substitute = Substitute
field-motion = What was decided
field-members = Members
field-recused = Members who stayed out
field-present = Members present
field-in_favour = In favour
field-against = Against
field-minutes = Minutes
field-addendum = Addendum
field-text = Text

district-meeting = Next meeting
district-meeting-none = No meeting has been called yet.
district-meeting-open = Anybody may just come and speak.
district-meeting-public = A meeting of the members; everybody can read its decisions and minutes.
district-speak = If you can't come, hand in a proposal or comment on one.
district-meetings-all = All meetings
district-city-lead = Meetings of several districts together, and documents of the city.
home-city = Together with the city
home-city-text = meetings of several districts together, and documents of the city

api-meetings = Meetings of a district: those to come, then those that were
api-meeting = One meeting: timetable, attendance in numbers, decisions, published minutes

# Street desks, online, moving, cancelling, calendar

meeting-kind-street-desk = Street desk
meeting-mode = How it is held
meeting-mode-on-site = On site
meeting-mode-online = Online
meeting-mode-hybrid = On site and online
meeting-join-link = Where to join online
meeting-join-link-hint = Only when one can join online. Everybody sees it. For example: https://meet.example/abc
meeting-column-speakers = Speakers
meeting-late-reason = Why it was not announced, if it was held already
meeting-late-reason-hint = Only for a meeting that is entered after it was held. Everybody sees the reason.
meeting-entered-late = Entered after it was held, without having been announced:
meeting-move = Change time or place
meeting-move-lead = The timetable moves along. What was announced before stays on record, with the reason.
meeting-move-button = Announce the new time and place
meeting-cancel-it = Cancel the meeting
meeting-cancel-it-lead = A cancelled meeting is not deleted. It stays on the list with the reason.
meeting-cancel-it-button = Tell everybody that it is cancelled
fault-meeting-same = Nothing is different. Give another time or place.
meeting-cancel-reason = Why is it cancelled?
meeting-change-reason = Why?
meeting-change-reason-hint = Everybody reads this.
meeting-cancelled = Cancelled
meeting-was-moved = Time or place has changed.
meeting-was-cancelled = This meeting is cancelled.
meeting-before = Announced before:
meeting-changed-at = Changed at
meeting-minutes-cancelled = Cancelled, so there are none.
meeting-calendar = Calendar
meeting-calendar-file = Add to my calendar (iCalendar)
meeting-calendar-name = Meetings of { $district }
meeting-feed = Subscribe to the meetings (iCalendar)
meeting-done-moved = The new time and place are announced.
meeting-done-cancelled = The meeting is cancelled, and everybody can see it.

fault-meeting-mode = Choose how it is held.
fault-meeting-old = Only a meeting of the last { $days } days can be entered late.
fault-join-link = Write an address that begins with https:// and has no spaces.
refusal-meeting-begun = A meeting that has begun can't be moved.
refusal-meeting-held = A meeting with attendance or minutes can't be cancelled.
refusal-meeting-cancelled = This meeting was cancelled at { $at }.
refusal-meeting-changed = Somebody changed this meeting meanwhile. Open it again and check.

field-mode = How it is held
field-join_link = Where to join
field-late_reason = Why not announced

# Tasks, approval of minutes

meeting-tasks = Tasks
meeting-tasks-district = Open tasks from meetings
meeting-tasks-open = { $count ->
    [one] 1 task is open
   *[other] { $count } tasks are open
}
meeting-tasks-record = Record tasks
meeting-task-add = Add a task
meeting-task-what = What is to be done?
meeting-task-who = Who does it?
meeting-task-who-hint = A role or an office, not a name. Everybody sees it. For example: Secretary
meeting-task-due = Due day
meeting-task-slot = In which part did it come up?
meeting-task-button = Record the task
meeting-task-finish = Done
meeting-task-until = due
meeting-task-done-at = done on
meeting-task-late = Past its day
meeting-minutes-approve = Approve these minutes
meeting-minutes-approved = Approved minutes
meeting-minutes-not-approved = Not yet approved by a co-chair.
meeting-done-approved = The minutes are approved.
fault-task-day = Choose a day from the meeting on, at most { $days } days after it.
fault-task-slot = Choose a part of the timetable.
refusal-task-done = This task was marked as done at { $at }.
refusal-tasks-full = A meeting can have up to { $max } tasks.
refusal-minutes-approved = These minutes were approved at { $at }.
field-task = What is to be done
field-doer = Who does it
field-due_on = Due day
field-slot = Part
