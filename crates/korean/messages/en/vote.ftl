# Votes

vote-list-title = Votes
vote-list-lead = The resident votes of our district, the latest announced first.
vote-list-empty = There is no vote yet
vote-list-empty-text = Once the agendas are settled, votes are announced here with their dates.
vote-list-pages = More votes
vote-row = { $when } · choose up to { $max } · budget { $budget }
vote-state-announced = Opens soon
vote-state-counting = Being counted
vote-state-counted = Result is out
vote-done-voted = Your ballot is in the box. You may cast a new one as often as you like until the end; only the last one counts.
vote-done-declared = Thank you. Now choose.
vote-lead-announced = It has not begun yet. It opens on
vote-lead-open = Choose up to { $max } that you like. One press casts your ballot, and you may change it as often as you like until the end. It closes on
vote-secrecy-how = How is it kept secret who chose what?
vote-lead-counting = The vote is over and being counted. Nobody sees a figure until that is done. It closed on
vote-lead-counted = The vote is over and the result is out.
vote-to-result = See the result
vote-sign-in = Sign in to vote
vote-legend = { $count } agendas, in a different order for everybody.
vote-button = Cast this ballot
vote-button-change = Replace my ballot
vote-have-voted = You have voted. What you chose is not shown again, so that nobody beside you can see it. If you cast a new ballot, the earlier one is gone and only the new one counts.
vote-note = You may also cast it with nothing marked.
vote-rule-greedy = Most votes first, within the budget, decides; the result of equal shares is shown beside it. Of equals, the cheaper one comes first. An agenda without votes is chosen last, if money is left.
vote-rule-shares = Equal shares, where every ballot has the same share of the money, decides; the result by most votes is shown beside it. Of equals, the cheaper one comes first. Money left over goes by votes, to agendas without votes last.
vote-agendas = { $count ->
    [one] One agenda
   *[other] { $count } agendas
}
vote-facts = What was announced
vote-fact-state = Now
vote-fact-opens = Opens
vote-fact-closes = Closes
vote-fact-budget = Budget
vote-fact-max = Choices
vote-fact-rule = Counting
vote-max = up to { $max }
vote-declare = One thing before you vote
vote-declare-text = This makes sure that one person has one vote. Your name and date of birth are turned into a value that can't be turned back, then forgotten, and used for nothing else.
vote-declare-button = Confirm and go on to vote
vote-field-name = Name
vote-field-name-hint = As on your identity card. Nobody else sees it.
vote-field-birth = Date of birth
vote-field-birth-hint = Example: 9 March 1966
vote-field-basis = What connects you with our district?
vote-basis-hint = As set by the { $law }, { $clause }.
vote-basis-resident = I live here
vote-basis-worker = I work at an institution here
vote-basis-business = I head or work for a business with an office here
vote-basis-student = I go to a school here
vote-field-official = Are you an official, or do you work for a public body?
vote-official-hint = Under the ordinance, { $terms } may not vote.
vote-official-no = No
vote-official-yes = Yes
vote-consent = Read how personal data is used and agree
vote-item-hidden = Hidden agenda { $place }
