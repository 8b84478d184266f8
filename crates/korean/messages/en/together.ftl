# How council and committee work together: who puts agendas on lists, where the committee takes part

together-title = How we work together
together-lead = Who puts agendas on the lists of meetings, and how much members of the budget committee take part in each stage. A district is shown beside its own past, never beside another one.
together-put-by = Who puts agendas on the lists of meetings
together-put-by-lead = Agendas of meetings that were not cancelled. An agenda of two meetings counts twice.
together-put-by-none = No meeting has been called on agendas yet.
together-year = { $year }
together-share = { $count } ({ $percent } %)
together-agendas = Agendas: { $count }
together-all = All
together-committee = What members of the budget committee take part in
together-committee-lead = For each stage: the meetings to which the committee was invited, those to which a member came, how many came to all of them together, and the agendas, opinions and comments of members. No name is kept here.
together-committee-none = No stage has begun yet.
together-budget-year = Budget of { $year }
together-stage = Stage
together-invited = Meetings invited to
together-present = Meetings with a member
together-people = Members who came, added up
together-acts = Agendas, opinions, comments
together-times = { $count }
together-things = { $count }
together-file = Get this table as a file (CSV)
together-meetings = To the list of meetings

put-by = Put there by
put-by-title = Who put each agenda there?
put-by-lead = This is public, so that everybody sees who leads the meeting. A newly chosen agenda is noted as put there by whoever saves; correct it here afterwards.
put-by-private-member = A private member
put-by-official = An official
put-by-resident = A resident
put-by-together = Together
fault-meeting-put = Choose who put this agenda there.
field-put = Put there by

api-together = How a district's council and committee work together
