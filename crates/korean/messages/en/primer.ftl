# The three-minute primer

primer-title = For those who are new
primer-lead = Reading this takes about { $minutes } minutes. You may take part without reading it all.
primer-what = What is this for?
primer-what-text = Part of what the district office spends next year is set aside, and residents decide together what it is spent on. It may be lamps for a dark lane, or minding children together.

    Who proposed something, why it was chosen and what was spent stays here from beginning to end.
primer-name = Each district has its own name for it. Offices call it:
primer-year = A year has seven steps
primer-year-text = Five steps lie in this year, two in the next and the one after. So every district spends this year's money while it decides on the next.
primer-who = Who does what?
primer-who-text = Neither residents alone nor officials alone decide.
primer-who-resident = propose, comment and vote. They may come to meetings.
primer-who-council = looks at the residents' vote and settles what is done. Where it departs from the vote it has to say why.
primer-who-sub-committee = sorts and reworks proposals. Some are open to everybody.
primer-who-department = says what can be done, and carries out what was decided.
primer-who-support-officer = comes from the city to help.
primer-speak = How do I say what I think?
primer-speak-text = While proposals are taken, a title and a reason are enough for one. At other times you can comment on what neighbours propose.

    If computers are hard, go to your neighbourhood office. Show your papers, get a code and do it there.
primer-money = How is the money decided?
primer-money-text = After the vote, votes and costs are laid side by side, and what fits the budget is chosen by a rule announced before. Ballots are counted so that nobody knows whose they are, and anybody can count again.

    What is chosen becomes a plan and an agreement. While money is spent, the council decides on small changes; large ones, and new uses, need the city's approval first. Spending is published line by line.
primer-check = Ask yourself
primer-check-text = Think of an answer, then look.
primer-ask-who = May I come to meetings without being an official?
primer-answer-who = Yes. Some sub-committees are open to everybody, and meetings are announced.
primer-ask-money = Can money be moved at will after the choice?
primer-answer-money = No. The council or the city decides, depending on how much is moved, and the reason stays on record.
primer-ask-vote = Can I change a ballot that I have cast?
primer-answer-vote = Yes, as often as you like until the vote ends; the last one counts.
primer-districts = Find your district
