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
year-title-of = The steps towards the budget of { $year }
year-fiscal = Budget of { $year }
year-others = Other years
year-days = Time
year-days-count = { $days ->
    [one] one day
   *[other] { $days } days
}
year-entry = Opens
year-exit = Ends
year-short = Only { $days } days are left for weighing together. Of { $all } days until the decision at least { $least } should be.
year-short-no-reason = No reason is given yet for the short time.
year-submission = The budget goes to the assembly on { $day }.
year-submission-law = The law has the budget go to the assembly by { $day }.
year-submission-late = Plan and agreement end after that.
year-short-reason = Why it is so short:
year-do-discovery = You can read what neighbours propose and say what our district needs.
year-go-discovery = Look at proposals
year-do-proposals = A title and a reason are enough for a proposal.
year-go-proposals = Make a proposal
year-do-deliberation = You can read reasons for and against and add your own.
year-go-deliberation = Add your word
year-do-selection = Whoever lives, works or studies in the district can vote.
year-go-selection = See the votes
year-do-planning = You can see which plan and agreement the choice has become.
year-go-planning = See the plan
year-do-execution = You can see line by line what was spent.
year-go-execution = See the money
year-do-settlement = You can compare what was planned with what was spent.
year-go-settlement = See it with the money
