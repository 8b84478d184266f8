# Components and layout
ui-site-name = Madang
ui-skip = Skip to content
ui-menu = Main menu
ui-sign-in = Sign in
ui-sign-out = Sign out
ui-my-page = My Madang
ui-demo = Demonstration
ui-footer = Madang: where residents decide together how part of next year’s district budget is spent.
ui-required = required
ui-error = To put right
ui-errors = { $count ->
    [one] There is { $count } thing to put right. What you typed is kept.
   *[other] There are { $count } things to put right. What you typed is kept.
}
ui-choose = Choose one
ui-max-length = Up to { $count } characters.
ui-year = Year
ui-month = Month
ui-day = Day
ui-won = won
ui-money-hint = In figures or in Korean words, such as 1,870,000 or 187만
ui-notice-information = Note
ui-notice-warning = Take care
ui-notice-success = Done
ui-stage-past = over
ui-stage-present = now
ui-stage-future = to come
ui-stages-all = See all { $count } stages
ui-ballot-count = { $count } of { $limit } chosen
ui-ballot-cost = { $cost } together · the whole budget is { $budget }
ui-ballot-over = You may choose up to { $limit }. Take some away.
ui-ballot-button = Cast this ballot
ui-ballot-more = More
ui-votes = { $count ->
    [one] { $count } vote
   *[other] { $count } votes
}
ui-people = { $count ->
    [one] { $count } person
   *[other] { $count } people
}
ui-result-project = Agenda
ui-result-votes = Votes
ui-result-cost = Cost
ui-result-greedy = Most votes first
ui-result-equal-shares = Equal Shares
ui-funded = Funded { $place }
ui-not-funded = Not funded
ui-round = Round
ui-round-supporters = Supporters
ui-round-share = Largest share of one person
ui-round-left = Money left
ui-round-why = Why it was its turn
ui-previous = Previous
ui-next = Next
ui-breadcrumb = Where you are
ui-hidden = This text is hidden.
ui-hidden-reason = Reason
ui-hidden-appeal = Object to this
ui-session-current = This device
ui-session-since = Signed in on
ui-session-seen = last used
ui-session-end = End this session
ui-gallery-title = The parts of Madang
ui-gallery-lead = The parts that pages are made of, and how they are used. Names and figures in the examples are invented.
ui-gallery-contents = List of parts
ui-gallery-call = How to call it
ui-name-stage-rail = Stages of the year
ui-name-today-card = What can be done today
ui-name-list-row = List row
ui-name-definition-list = Terms and facts
ui-name-table = Table
ui-name-tag = Tag
ui-name-term = Plain words and official terms
ui-name-time = Date and time
ui-name-lineage-drawing = Drawing of a lineage
ui-name-opinion-map = Opinion map
ui-name-notice = Notice
ui-name-ballot = Ballot
ui-name-result-table = Result of a vote
ui-name-rounds-table = Rounds of a count
ui-name-bars = Bars and table
ui-name-share-bar = Bar of a share
ui-name-button = Button
ui-name-error-summary = Error summary
ui-name-text-input = One line of text
ui-name-textarea = Several lines of text
ui-name-select = Choosing from a long list
ui-name-radios = Choosing one
ui-name-checkboxes = Choosing several
ui-name-birth-date = Date of birth
ui-name-money-input = Amount of money
ui-name-code-input = Sign-in code
ui-name-file-input = Choosing a file
ui-name-photos = Photos
ui-name-qr = QR code
ui-name-comment = Comment
ui-name-hidden-notice = Hidden text
ui-name-session-list = Signed-in devices
ui-name-breadcrumb = Way back up
ui-name-pagination = Pages of a list
ui-name-period-input = First and last day
ui-first-day = First day
ui-last-day = Last day
ui-name-empty-state = Nothing yet
ui-name-details = Folded explanation
ui-name-footer = Foot of the page
