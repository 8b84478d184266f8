# Support officers: assigning, whether they came, notes and answers, the conversation

support-officer-title = The city's helper (support officer)
support-officer-lead = Somebody whom the city sends to each district. She joins meetings, writes what she saw, and gets the council's answer.
support-officer-now = Who it is now
support-officer-nobody-assigned = No support officer is assigned yet
support-officer-who = Support officer
support-officer-office = The officer's office
support-officer-office-hint = Everybody sees it in place of a name, such as: officer of the city's governance division
support-officer-term = Term
support-officer-days = { $first } to { $last }
support-officer-ends = Last day
support-officer-substitute = Substitute
support-officer-substitute-none = Nobody is named
support-officer-substitute-hint = Goes to meetings while the officer is away. Leave it empty to name nobody.
support-officer-substitute-office = The substitute's office
support-officer-stands-in = The officer is away; the substitute stands in.
support-officer-away = The officer is away, and there is no substitute.
support-officer-assign = Assign a support officer
support-officer-assign-lead = Both people are told, and they are invited to each forum and sub-committee meeting of that time.
support-officer-assign-button = Assign this officer
support-officer-end = End the assignment today
support-officer-nobody = Nobody holds the role of a support officer.
support-officer-nobody-text = Once an administrator has given the role in a district, the person is offered here.
support-officer-absences = Days away
support-officer-absences-lead = On these days the substitute is invited to meetings. Nobody is asked why.
support-officer-absences-none = No days away are noted.
support-officer-absence-add = Add days
support-officer-absence-button = Tell that the officer is away
support-officer-first = First day
support-officer-last = Last day
support-officer-back = The officer is there after all

support-officer-figures = Meetings joined this year
support-officer-year-table = Meetings of this year and the support officer
support-officer-year = Year
support-officer-districts = Meetings and support officers, district by district
support-officer-district = District
support-officer-held = Meetings held
support-officer-state-ahead = Still to come
support-officer-state-officer = Officer came
support-officer-state-substitute = Substitute came
support-officer-state-nobody = Nobody came
support-officer-state-not-told = Not told
support-officer-all-districts = See all districts
support-officer-meetings = Past meetings
support-officer-meetings-none = No forum or sub-committee meeting was held yet.
support-officer-city-title = Meetings that support officers joined
support-officer-city-lead = Forums, sub-committee and joint meetings, assemblies, launches and workshops of { $year }. In the order of the districts' Korean names; this is no ranking.
support-officer-city-note = A meeting of which nobody told who came stays “not told”. Follow a district's name to see each meeting.

support-officer-expected = The district's support officer was invited.
support-officer-expected-substitute = The officer is away, so the substitute was invited.
support-officer-expected-nobody = No support officer is assigned on this day.
support-officer-not-told = The meeting is over, and nobody has told yet whether a support officer came.
support-officer-presence = Tell whether the officer came
support-officer-presence-lead = The officer or whoever records the meeting tells it. Everybody sees it; telling it again corrects it.
support-officer-presence-which = Who came?
support-officer-presence-office-hint = Where the substitute came. Give the office, not a name.
support-officer-presence-button = Publish who came
support-officer-came-officer = The support officer came
support-officer-came-substitute = The substitute came
support-officer-came-absent = Nobody came
support-officer-reason = Why nobody came
support-officer-reason-hint = Where nobody came. Everybody reads it. Say nothing about health; “other duties” is enough.

support-officer-note-write = Write what you saw
support-officer-note-lead = Keep it short. Everybody reads it, and the council answers in public. It can't be changed once it is published.
support-officer-note-due = Please write what you saw by { $due }.
support-officer-note-button = Publish and tell the council
support-officer-seen = What the officer saw
support-officer-seen-hint = What went well and what is in the way, as it is.
support-officer-open-points = Open points
support-officer-open-points-hint = What the council should answer. Leave it empty if there is nothing.
support-officer-written = Written
support-officer-note-none = no note
support-officer-note-waits = waits for the council's answer
support-officer-note-late = The council's answer is late
support-officer-note-answered = answered by the council
support-officer-answer = The council's answer
support-officer-answer-write = Write the council's answer
support-officer-answer-button = Answer in public
support-officer-answered-late = answered late

support-officer-talk = Conversation of council, officer and city
support-officer-talk-count = { $threads } threads · { $open } questions wait · { $overdue } answers are late · last word: { $last }
support-officer-talk-public = Everybody sees these counts. What is said is read by members and secretary of the council, the support officer and city officers alone.
support-officer-talk-open = Open the conversation
support-officer-talk-lead = Questions and answers before and during execution. Members and secretary of the council, the support officer and city officers read them, nobody else.
support-officer-talk-new = Begin a thread
support-officer-talk-none = Nothing was said yet.
support-officer-talk-none-text = Ask first if there is something. Whoever is asked is told, with a day.
support-officer-talk-title = In one line
support-officer-talk-send = Say it
support-officer-said = What you say
support-officer-asks = Whom do you ask?
support-officer-asks-hint = Choose one if you need an answer. They are told, with a day.
support-officer-asked = Asked: { $party }
support-officer-say = Say more
support-officer-close = Close the thread
support-officer-party-council = the council
support-officer-party-officer = the support officer
support-officer-party-city = the city
support-officer-phase-before = before execution
support-officer-phase-during = during execution
support-officer-waits-council = The council has to answer
support-officer-waits-officer = The officer has to answer
support-officer-waits-city = The city has to answer
support-officer-thread-open = Goes on
support-officer-thread-closed = Closed
support-officer-never = none yet
support-officer-today = today
support-officer-days-ago = { $days } days ago

support-officer-desk-title = Support officer's desk
support-officer-desk-lead = What you have to tell in your districts, the next meetings, and questions that wait.
support-officer-desk-owed = To be told or written
support-officer-desk-owed-none = There is nothing to write.
support-officer-desk-next = Next meetings
support-officer-desk-next-none = There are no meetings ahead.
support-officer-desk-questions = Questions that wait
support-officer-desk-questions-none = No question waits.
support-officer-desk-districts = Your districts, the longest silent first
support-officer-desk-none = No district is assigned to you.
support-officer-desk-none-text = Once a city officer assigns one, it stands here and you are told.
support-officer-calendar = Put the next meetings into my calendar
support-officer-silence = Last word: { $last }
support-officer-as-substitute = as substitute
support-officer-open-count = { $count } questions

support-officer-done-assigned = The officer is assigned, and both people are told.
support-officer-done-ended = The assignment has ended, and both people are told.
support-officer-done-away = The days away are noted, and the substitute is told.
support-officer-done-back = The officer is there on these days again.
support-officer-done-told = It is noted who came.
support-officer-done-noted = The note is published, and the council is told.
support-officer-done-answered = The answer is published, and the officer is told.
support-officer-done-opened = The thread has begun.
support-officer-done-said = It is said.
support-officer-done-closed = The thread is closed.

support-officer-subject = Madang: about your work as support officer
support-officer-assigned-text = The support officer of { $district } ({ $office }) is assigned from { $first } to { $last }. You are told of each meeting.
support-officer-ended-text = The work of the support officer of { $district } ({ $office }) has ended today.
support-officer-stand-in-text = The support officer of { $district } is away from { $first } to { $last }. Please go to meetings in her place.
support-officer-noted-subject = Madang: the support officer has written a note
support-officer-noted-text = The support officer of { $district } has published what she saw at “{ $title }”. Please answer in public by { $due }.
support-officer-answered-subject = Madang: the council has answered
support-officer-answered-text = The council of { $district } has answered what you wrote about “{ $title }”.
support-officer-talk-subject = Madang: the conversation with the support officer
support-officer-asked-text = You are asked in the thread “{ $title }” of { $district }. Please answer by { $due }.
support-officer-replied-text = Your question in the thread “{ $title }” of { $district } was answered.
meeting-invited-officer = { $district } invites its support officer to a meeting.

  Meeting: { $title }
  When: { $when }
  Where: { $place }
  Agendas: { $agendas }
meeting-invited-substitute = The support officer of { $district } is away, so the substitute is invited to a meeting.

  Meeting: { $title }
  When: { $when }
  Where: { $place }
  Agendas: { $agendas }

field-officer = Support officer
field-stand_in = Substitute
field-substitute_office = The substitute's office
field-first_on = First day
field-last_on = Last day
field-presence = Who came
field-seen = What the officer saw
field-open_points = Open points
field-said = What you say
field-asks = Whom you ask

fault-officer = Please choose somebody from the list.
fault-officer-same = Please choose somebody other than the officer.
fault-officer-over = Please give today or a later day.
fault-officer-there = Another officer is assigned from { $first } to { $last }. End that first, or give other days.
fault-officer-term = Please give days within the term, { $first } to { $last }.
fault-officer-presence = Please choose who came.
fault-officer-asks = Please choose another party, or nobody.
refusal-officer-over = This is over and can't be changed. Please assign anew.
refusal-officer-kind = No support officer is invited to this meeting.
refusal-officer-noted = There is a note already. Say more in the conversation.
refusal-officer-absent = Nobody came to this meeting, so nothing can be noted of it.
refusal-officer-not-told = Please tell first whether the officer came.
refusal-officer-answered = It was answered already. Say more in the conversation.
refusal-talk-closed = This thread is closed. Please begin another.
refusal-talk-waits = A question still waits. Ask another party once it is answered.
refusal-talk-open = A question waits for an answer, so the thread can't be closed.
refusal-talk-full = At most { $max } things can be said in a thread. Please begin another.
