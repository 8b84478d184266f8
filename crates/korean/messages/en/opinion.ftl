# What people think of an agenda

opinion-title = What residents think
opinion-none = Nobody has said anything yet.
opinion-few = { $count ->
    [one] One person has said something so far.
   *[other] { $count } people have said something so far.
} From { $least } people on we show how many are for and against.
opinion-numbers = What { $count } people think
opinion-number = { $count ->
    [one] 1 person ({ $share })
   *[other] { $count } people ({ $share })
}
opinion-stance = Where I stand
opinion-people = People
opinion-stance-agree = I agree
opinion-stance-disagree = I disagree
opinion-stance-pass = I don't know yet
opinion-gradient = How far I go along
opinion-gradient-hint = This asks what for and against can't say. You may leave it out.
opinion-gradient-none = I'd rather not say
opinion-gradient-full = I support it fully
opinion-gradient-reservations = I support it with reservations
opinion-gradient-live = I don't love it, but I can live with it
opinion-gradient-aside = I don't want it, but I won't stand in the way
opinion-gradient-against = I am against it; it has to be looked at again
opinion-gradient-numbers = How far people go along
opinion-can-live = { $count } of the { $people } who answered ({ $share }) can live with this agenda.
opinion-own = Where you stand now
opinion-give = Say what I think
opinion-change = Change what I said
opinion-reason = Why you think so
opinion-reason-hint = You need not say why, but a reason helps to think it through. Up to { $max } characters. Everybody sees a reason with your name.
opinion-send = Say this
opinion-withdraw = Take back what I said
opinion-sign-in = Sign in and say what you think
opinion-consent = Read about your data and say what you think
opinion-all = See all reasons
opinion-reasons = The reasons that people give
opinion-reasons-text = A hidden reason still counts among those for or against.
opinion-reasons-agree = Reasons for
opinion-reasons-disagree = Reasons against
opinion-reasons-pass = Reasons for not knowing yet
opinion-reasons-none = No reason was given yet.
opinion-first-page = See the newest reasons first
opinion-done-given = It is noted. You can change it or take it back on any day while the agenda is open.
opinion-done-withdrawn = You have taken it back. Your reason is gone, too.

fault-gradient-apart = This does not go with being for or against above. Please choose again which you mean.
fault-gradient = Please choose one of the five, or leave it out.
fault-stance = Please choose: agree, disagree or don't know.
refusal-opinion-closed = This agenda is not open now, so nothing can be said or changed.
refusal-opinion-hidden = What you wrote is hidden, so it can't be changed. You can take it back.
refusal-opinion-none = You have said nothing about this agenda.

field-stance = Where I stand
field-gradient = How far I go along

moderation-kind-opinion = Opinion of an agenda
moderation-the-opinion = The agenda it is about
moderation-hide-opinion = Hide this reason

api-opinions = The reasons that people give about an agenda, and how many are for and against
