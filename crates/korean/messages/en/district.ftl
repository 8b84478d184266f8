# A district's own page

district-lead = Of what our district spends in { $year }, residents and their governance council decide on { $budget } together.
district-lead-none = This year's calendar has not been set yet.
district-official = Official name
district-today = What you can do today
district-card-vote = Vote
district-card-vote-text = Read the agendas and choose up to { $max }. You may change your ballot until the end.
district-card-propose = Make a proposal
district-card-propose-text = Write down what our neighbourhood needs. It takes a minute.
district-card-result = See the result of a vote
district-card-comment = Comment on proposals
district-card-comment-text = Read what neighbours propose and add a word, with your reason.
district-card-always = Any time
district-proposals = Latest proposals
district-comments = { $count ->
    [one] one comment
   *[other] { $count } comments
}
district-empty = No proposals yet
district-empty-text = Would you like to make the first one?
district-all = { $count ->
    [one] See the proposal
   *[other] See all { $count } proposals
}
district-votes = Resident votes
stage-discovery = Finding agendas
stage-proposals = Collecting proposals
stage-deliberation = Weighing together
stage-selection = Choosing
stage-planning = Plan and agreement
stage-execution = Carrying out
stage-settlement = Settling and evaluating
district-empty-closed = They appear here when proposals are taken.
district-city-money = See what the city's meetings cost
