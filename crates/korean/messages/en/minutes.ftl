# Minutes: what was said in each part, decisions, tasks

minutes-points-lead = Write what was said in each part, one point a line. Decisions and tasks that are recorded stand below their part. Until the minutes are published only those who record them can read them.
minutes-outside = Outside the timetable
minutes-whole = On the meeting as a whole
minutes-whole-hint = May stay empty where the parts say it all.
minutes-decision = Decision { $number }
minutes-task = Task
minutes-part = In which part was it taken?
minutes-task-decision = Which decision does it carry out?
minutes-task-decision-hint = With a decision it stands in the part of that decision.

fault-points = Up to { $max } points can be recorded.
fault-task-decision = Please choose one of the decisions of this meeting.
field-points = What was said

minutes-recused = Seats of those who stayed out
minutes-recused-hint = One a line, as many as stayed out. The seat, not the name; everybody sees it. For example: Ex officio (head of the parks division)
minutes-stayed-out = Stayed out:
minutes-task-outcome = What came of it?
minutes-task-outcome-is = Outcome:
minutes-task-reopen = Open it again
minutes-task-reopen-why = Why is it opened again?
minutes-task-reopened = Opened again on
minutes-task-before = marked as done before, on

fault-recused-seats = { $recused } members stayed out, but the seats named are { $seats }. Please write one a line.
refusal-task-open = This task is still open.
field-recused_seats = Seats of those who stayed out
field-result = Outcome
