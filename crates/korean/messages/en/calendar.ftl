# One calendar: meetings and the ends of stages

shared-calendar-title = One calendar
shared-calendar-lead = Meetings of council, budget committee and sub-committees, forums, and the days on which stages end, in one place.
calendar-city-title = Calendar of all districts
calendar-city-lead = Meetings and ends of stages of all districts, in the order of their names. Districts are never ranked.
calendar-month = { $year }-{ $month }
calendar-months = Other months
calendar-before = Month before
calendar-next = Next month
calendar-none = There is nothing to show in this month.
calendar-body = Whose meetings?
calendar-kind = What kind of meeting
calendar-view = How it is shown
calendar-all = All
calendar-view-list = List
calendar-view-sheet = A row for each week
calendar-filter = Show these
calendar-week = Week
calendar-week-nth = Week { $nth }
calendar-stage-ends = { $stage }: last day
fault-calendar-month = There is no such month. Write the month in the address as 2026-08, or open the calendar again from the page of the district.
calendar-file = Put this into your calendar (iCalendar)
