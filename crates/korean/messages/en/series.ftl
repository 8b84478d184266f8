# Joint meetings that recur on set days

series-list-title = Joint meetings on set days
series-list-lead = { $district }: the days on which the governance council and the budget committee meet together, again and again.
series-new = Call joint meetings on set days
series-new-lead = You set all the days on which the two bodies meet at once. Each day becomes a meeting of its own, with its timetable and minutes. Before you call them you can see which days they fall on.
series-none = There are no joint meetings on set days yet
series-none-text = They appear here when the secretary or a co-chair calls them.
series-first-page = Back to the beginning
series-pages = Turn the pages of the list
series-from-on = from { $day } on
series-lead = The members of both bodies meet together, and everybody can see when.
series-often = How often
series-weekly = Every week on { $day }
series-weeks = Every { $every } weeks on { $day }
series-monthly = Every month on the { $nth } { $day }
series-weekday-1 = Monday
series-weekday-2 = Tuesday
series-weekday-3 = Wednesday
series-weekday-4 = Thursday
series-weekday-5 = Friday
series-weekday-6 = Saturday
series-weekday-7 = Sunday
series-nth-1 = first
series-nth-2 = second
series-nth-3 = third
series-nth-4 = fourth
series-nth-last = last
series-on-holiday = When it is a public holiday
series-holiday-after = Hold it on the next day that is free of holidays
series-holiday-before = Hold it on the last day before that is free of holidays
series-holiday-skip = Leave that day out
series-first-on = From
series-first-on-hint = The first meeting is on this day, or on the first such weekday after it.
series-until = Until
series-until-hint = Give either the last day or the number of meetings below.
series-count = How many meetings
series-count-hint = Meetings that are held; days left out do not count.
series-times = { $count ->
    [one] once
   *[other] { $count } times
  }
series-pattern = How do they recur?
series-pattern-month = Every month, on the n-th weekday
series-pattern-weeks = Every so many weeks
series-weekday = Weekday
series-nth = Which one of the month
series-nth-hint = Only for meetings every month.
series-every = Every how many weeks
series-every-hint = Only for meetings every so many weeks. 2 means every other week.
series-check = See which days these are
series-button = Call all these meetings
series-preview = This calls { $count ->
    [one] one meeting
   *[other] { $count } meetings
  }
series-preview-text = Nothing has been called yet. Check the days, then call them below.
series-days = Days
series-column-planned = Set day
series-column-held = Held
series-column-note = Place
series-not-held = Not held
series-skipped = Left out, because it is a public holiday
series-moved-holiday = Another day, because of a public holiday
series-moved = Moved to another time or place
series-bodies = Who meets
series-calendar-file = Put these meetings into your calendar (iCalendar)
series-change-how = To move or cancel one, or one and all later ones, choose it on the page of that meeting.
series-done = All joint meetings are called. The members of both bodies are told once each.
series-one-of = One of several
series-see = See the other days
series-scope = What does this change?
series-scope-one = This meeting alone
series-scope-later = This meeting and all later ones
series-scope-move-hint = Later ones move by as many days, to the same time and place, also those that were moved on their own. Holidays are treated as was set at first.
series-scope-cancel-hint = Meetings that were cancelled before stay as they are.
series-later-none = No later meetings are left.

series-invited = { $district }: the governance council and the budget committee meet together: “{ $title }”

  Place: { $place }
  How many: { $count }
  { $days }

fault-series-pattern = Choose how the meetings recur.
fault-series-every = Give the number of weeks, from 1 to { $max }.
fault-series-weekday = Choose a weekday.
fault-series-nth = Choose which weekday of the month.
fault-series-holiday = Choose what becomes of public holidays.
fault-series-end = Say until when, or how many meetings.
fault-series-two-ends = Give either a last day or a number of meetings, not both.
fault-series-long = At most { $max } meetings can be called at once. End earlier.
fault-series-count = Give the number of meetings, from 1 to { $max }.
fault-series-none = No meeting falls into this time. Check from when and until when.
fault-series-far = The last meeting is too far ahead. Meetings can be called for the next { $days } days, until { $until }.
series-look = See before you change it
series-look-text = Nothing has been changed yet. Check the days, then announce them below.
series-look-holiday = { $day } is a public holiday. Announce it below to meet on that day all the same, or give another day.
series-look-days = This meeting and the later ones
series-look-now = Announced now
series-look-then = From now on
series-look-dropped = Not held: a public holiday, or the same day as another one
series-look-rule = On public holidays: { $rule }
fault-move-unseen = See the new days first.
fault-series-scope = Choose whether this meeting alone changes or the later ones too.
refusal-series-bodies = Joint meetings need both a governance council and a budget committee. Make these bodies first.
