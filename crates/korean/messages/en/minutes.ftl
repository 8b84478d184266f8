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
