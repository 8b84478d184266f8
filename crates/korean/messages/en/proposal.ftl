# Proposals: the list, writing, changing, withdrawing, comments

proposal-list-title = Residents’ proposals
proposal-list-lead = Residents write down what the neighbourhood needs, weigh it together, and choose by vote.
proposal-list-heading = List of proposals
proposal-new = Make a proposal
proposal-until = Proposals are taken until
proposal-filter = See them by neighbourhood
proposal-filter-label = Neighbourhood
proposal-filter-all = All neighbourhoods
proposal-filter-button = Show this neighbourhood
proposal-count = { $count ->
    [one] { $count } proposal (those withdrawn or moved on are listed but not counted)
   *[other] { $count } proposals (those withdrawn or moved on are listed but not counted)
}
proposal-count-near = Only proposals for { $neighborhood } are shown.
proposal-cost-none = cost not known yet
proposal-first-page = Back to the newest proposals
proposal-pages = Pages of proposals
proposal-empty = There are no proposals yet.
proposal-empty-near = There are no proposals for this neighbourhood yet.
proposal-empty-text = Anyone can make one. When proposals are taken is said above.
proposal-empty-end = There are no older proposals.
proposal-empty-end-text = This is the end of the list.
proposal-state-submitted = Handed in
proposal-state-withdrawn = Withdrawn
proposal-author-none = A resident who gave no name
proposal-whole-district = The whole district

proposal-new-lead = Make it clear at a glance. You can change it for as long as proposals are taken.
proposal-new-closed = Proposals are not taken at the moment.
proposal-title = Name of the proposal
proposal-title-hint = What is to be done, in one line of up to { $max } characters. Example: A well-lit way to school
proposal-need = Why is it needed?
proposal-need-hint = Who has which difficulty? One or two sentences; the list shows them too.
proposal-body = What should be done, and how?
proposal-body-hint = Write as you like. An empty line begins a new paragraph.
proposal-place = Place
proposal-place-hint = This may stay empty. Up to { $max } characters. Example: the lane behind Haneul primary school
proposal-neighborhood = Neighbourhood
proposal-neighborhood-hint = Choose where it belongs; if to several, choose the whole district.
proposal-cost = Estimated cost
proposal-cost-hint = You need not know it; the department works it out later. Example: 1,870,000
proposal-public-note = Everyone can read what you write and the name you use here. Please leave out phone numbers and other people’s names.
proposal-submit = Hand in the proposal
proposal-cancel = Cancel
proposal-to-list = See the list of proposals
proposal-back = Back to the proposal

proposal-edit = Change the proposal
proposal-edit-lead = A change is kept as a new version; earlier versions are not deleted.
proposal-edit-closed = This proposal can’t be changed at the moment.
proposal-save = Save the change
proposal-typed = What you typed
proposal-present = The proposal as it is saved now

proposal-withdraw = Withdraw the proposal
proposal-withdraw-text = A withdrawn proposal does not go to the vote, and this can’t be undone. The text is not deleted; it stays, marked as withdrawn.
proposal-withdraw-comments = { $count ->
    [one] Its { $count } comment stays too.
   *[other] Its { $count } comments stay too.
}
proposal-withdraw-not = Go back without withdrawing
proposal-withdrawn-notice = Its author has withdrawn this proposal. The text stays, but it does not go to the vote.

proposal-hidden-title = A hidden proposal
proposal-hidden-lead = A moderator has hidden this proposal. It was not deleted; the reason and the date are given here.
proposal-hidden-own = The text below is seen by you and by moderators only.
proposal-hidden-moderator = The text below is seen by its author and by moderators only.

proposal-fact-state = State
proposal-fact-author = Proposed by
proposal-fact-place = Place
proposal-fact-cost = Estimated cost
proposal-fact-submitted = Handed in
proposal-fact-changed = Changed
proposal-fact-withdrawn = Withdrawn
proposal-fact-version = Version
proposal-version = version { $version }


proposal-done-submitted = Your proposal is in. Everyone can read it and comment on it. You can change it while proposals are taken.
proposal-done-changed = Saved.
proposal-done-withdrawn = The proposal has been withdrawn.
