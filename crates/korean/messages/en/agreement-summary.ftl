# Telling of the agreement on one page

agreement-summary-title = The agreement of { $year } on one page
agreement-summary-short = One-page summary
agreement-summary-lead = Who decides on what, what can never be moved, and until when money is spent: on one page.
agreement-summary-link = See what was promised about this money (one-page summary of the agreement)
agreement-summary-none = No agreement is in force yet
agreement-summary-none-text = Once district and city have signed, the summary is here, and everybody who took part in the year is told.
agreement-summary-whole = See the whole agreement
agreement-summary-state = { $district } · agreement no. { $number } · in force since { $since }
agreement-summary-who = Who decides when the budget changes?
agreement-summary-before = Before { $start } district and city have to sign a new agreement.
agreement-summary-below = Moves of less than { $limit } % of a project's budget are the council's to decide. Several moves count as their sum.
agreement-summary-below-total = Moves of less than { $limit } % of the district's whole budget are the council's to decide. Several moves count as their sum.
agreement-summary-at-council = On exactly { $limit } % the council decides as well.
agreement-summary-at-city = On exactly { $limit } % the city decides.
agreement-summary-above = For more than { $limit } % the city has to be consulted first and to approve. Until then that money may not be spent.
agreement-summary-more = A larger sum of all needs a supplementary budget.
agreement-summary-content = Where no money moves but purpose, place or those who gain change, the council decides and tells the city.
agreement-summary-never = What can't be moved
agreement-summary-never-programme = To another policy programme, not without a vote of the district's representatives. ({ $article })
agreement-summary-never-out = Nothing may be taken out of: { $items }. ({ $article })
agreement-summary-never-into = Nothing may be put into: { $items }. ({ $article })
agreement-summary-never-after = Nothing is moved after { $end }. ({ $article })
agreement-summary-when = Until when is the money spent?
agreement-summary-span = From { $start } to { $end }. What is left is settled and goes back.
agreement-summary-money = How much for each project?
agreement-summary-table = What each project has now
agreement-summary-project = Project
agreement-summary-amount = Budget now
agreement-summary-others = { $count } other projects
agreement-summary-total = Together
agreement-summary-ask = Where can I ask?
agreement-summary-ask-text = Anybody can ask in the open inbox, also without a name.
agreement-summary-ask-link = Ask in the inbox
agreement-summary-qr = This page on your phone
agreement-summary-print = Printed it is one sheet of A4.
agreement-summary-read-lead = If you have read it, please say so. It only counts how many people the promise has reached.
agreement-summary-read = I have read it
agreement-summary-read-at = You said on { $at } that you have read it. Thank you.
agreement-summary-told = How many people were told?
agreement-summary-told-whom = When agreement no. { $number } got its second signature: everybody who held an office or a place in a body of the district, and everybody who took part in that year by writing a proposal or agenda, or by support, comments, opinions and votes on statements, or came into a workshop signed in. Once for each new agreement.
agreement-summary-people =
    { $count ->
        [one] { $count } person
       *[other] { $count } people
    }
agreement-summary-all = To be told
agreement-summary-reached = Told
agreement-summary-waiting = Told soon
agreement-summary-unreached = Without an address, to be shown it at a meeting
agreement-summary-have-read = Said that they have read it
agreement-summary-shown = Saw it at meetings
agreement-summary-meetings = Meetings at which it was shown
agreement-summary-privacy = Nobody sees who was told and who has read it, and nobody watches who opens this page.
agreement-summary-done-read = It is noted that you have read it.
agreement-summary-done-shown = The number of people who saw it at the meeting is recorded.
agreement-shown-title = Record how many saw it at a meeting
agreement-shown-lead = People without an address hear of it at a meeting. Record how many were shown the summary. Recording the same meeting again replaces the number.
agreement-shown-none = There is no meeting to choose yet
agreement-shown-none-text = Meetings since the agreement took force can be chosen here.
agreement-shown-back = See the one-page summary
agreement-shown-at = Meeting at which it was shown
agreement-shown-meeting = { $title } · { $day }
agreement-shown-people = How many saw it
agreement-shown-people-hint = Hands that were raised, or sheets that were handed out.
agreement-shown-button = Record it like this
agreement-shown-here =
    { $count ->
        [one] { $count } person was shown the summary of the agreement at this meeting.
       *[other] { $count } people were shown the summary of the agreement at this meeting.
    }
agreement-notice-subject = The agreement about your district’s budget is in force
agreement-notice-text =
    The agreement of { $district } and the city about the budget of { $year } is in force.

    - Moves of less than { $limit } % of a project's budget are the council's to decide.
    - { $exactly }
    - { $above }
    - { $diversion }
    - Money is spent from { $start } to { $end }.

    Read it on one page: { $address }

    You get this because you took part in that year. ({ $time })
agreement-notice-text-total =
    The agreement of { $district } and the city about the budget of { $year } is in force.

    - Moves of less than { $limit } % of the district's whole budget are the council's to decide.
    - { $exactly }
    - { $above }
    - { $diversion }
    - Money is spent from { $start } to { $end }.

    Read it on one page: { $address }

    You get this because you took part in that year. ({ $time })

fault-shown-meeting = Choose a meeting from the list.
field-shown_at = Meeting at which it was shown
field-shown_people = How many saw it

api-agreement-summary = One-page summary of an agreement: terms, budget of each project, how many were told
