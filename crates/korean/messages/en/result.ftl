# The result of a vote

result-title = Result of the vote
result-summary = { $issued ->
        [one] 1 person
       *[other] { $issued } people
    } declared that they may vote, and { $ballots ->
        [one] 1 ballot was
       *[other] { $ballots } ballots were
    } cast. Of { $agendas } agendas { $winners ->
        [one] 1 is
       *[other] { $winners } are
    } chosen, for { $spent } of a budget of { $budget }. { $rule }
result-table = Votes and outcome of each agenda
result-rounds-greedy = How most votes first was counted
result-rounds-shares = How equal shares was counted
result-other-count = See the other way of counting
result-explain-greedy = From most votes down: what fits into the budget that is left is chosen, what does not is passed over.
result-explain-shares = The budget is divided equally among the ballots. Among the agendas whose supporters can pay for them together, the one that gives most for what each has to pay is chosen first. What is left over is spent by most votes first.
result-share = at most { $won } won each
result-share-none = from the budget left over
result-why-greedy = most votes of what fits ({ $votes })
result-why-shares = most effective votes ({ $score })
result-votes = { $votes ->
    [one] one vote
   *[other] { $votes } votes
}
result-lost = What was not chosen this time, and what it lacked
result-reason-fit = When its turn came, { $left } was left, so { $missing } was lacking.
result-reason-short = Its supporters had { $left } left together, so { $missing } was lacking.
result-reason-none = Nobody had marked it.
result-reason-free = It costs nothing, so this count has nothing to choose.
result-ties = Were there ties?
result-ties-rule = As announced: the cheaper one, then the one with more votes, then the one earlier in the numbering of the ballot.
result-ties-none = No tie had to be decided.
result-tie = { $among } were exactly equal; by { $key }, { $winner } was chosen first.
result-tie-cost = lower cost
result-tie-votes = more votes
result-tie-name = number on the ballot
result-again = Count it yourself
result-again-text = All ballots can be downloaded, without names, so that anybody can see whether the same result comes out.
result-file = Download all ballots (.pb)
result-command = The command that counts
refusal-not-counted = It has not been counted yet. Counting begins on { $from }.
result-tie-more = { $count } more
