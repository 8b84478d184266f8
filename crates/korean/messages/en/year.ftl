# The steps of a year

year-title = The steps of the year
year-past = Over
year-present = Now
year-ahead = To come
year-discovery = Sub-committees and forums look for what our district needs. Anybody may come.
year-proposals = Residents hand in proposals. Proposals and the council's agendas meet on one list.
year-deliberation = Proposals and agendas are weighed together: told apart, reworked and merged.
year-selection = The resident vote and the council choose what is done next year.
year-planning = What was chosen becomes a plan and an agreement with the city.
year-execution = The money is spent as planned, and spending is published as it happens.
year-settlement = The money is settled, and the year is looked back upon.
year-only = { $year }
year-span = { $first }–{ $last }
