# Recruitment: seats are announced, people apply, seats are filled

recruitment-title = Looking for people (open recruitment)
recruitment-lead = Whom the councils and groups are looking for. Anybody can apply, and how seats are filled is said beforehand.
recruitment-none = No call has been published so far
recruitment-none-text = Calls stand here once they open. Groups that are open to everybody need no call.
recruitment-pages = Pages of the list of calls
recruitment-now = Looking for people now
recruitment-all = All calls
recruitment-new-seats = Announce seats
recruitment-new-open = Look for people without seats
recruitment-new-seats-lead = Say how many seats there are and for whom. Conditions and method stay as announced until the close.
recruitment-new-open-lead = Ask people who are missing from the talk to join or to propose. Nobody is chosen and nobody applies.
recruitment-new-fixed = A published call can't be changed. If something is wrong, take it back with a reason and publish a new one.
recruitment-new-button = Publish the call
recruitment-kind-open-short = Anybody: join in or propose
recruitment-seats-count = { $count ->
    [one] 1 seat
   *[other] { $count } seats
  }
recruitment-people = { $count ->
    [one] 1 person
   *[other] { $count } people
  }
recruitment-people-few = fewer than 5

recruitment-phase-ahead = Opens soon
recruitment-phase-open = Open
recruitment-phase-closed = Closed, not filled yet
recruitment-phase-settled = Filled
recruitment-phase-cancelled = Taken back
recruitment-opens = Opens
recruitment-closes = Closes
recruitment-closed-on = Closed

recruitment-body = Which body
recruitment-body-hint = A seat of the council or the budget committee makes an appointed member; a seat elsewhere makes a member of the group.
recruitment-body-open-hint = With a body that is open to everybody the call leads straight to joining it. Without one it leads to proposing.
recruitment-name = Name of the call
recruitment-about = What it is about
recruitment-about-hint = What one does there, how often it meets, what one gets, in plain words.
recruitment-opens-at = Opens at
recruitment-moment-hint = Write it like 2026-07-22 09:00.
recruitment-closes-at = Closes at
recruitment-seats = Seats
recruitment-seats-hint = A number from 1 to { $max }.
recruitment-starts-on = First day of the term
recruitment-ends-on = Last day of the term
recruitment-term = Term
recruitment-applications = Applications so far
recruitment-method = How seats are filled
recruitment-method-reasons = By reasons
recruitment-method-reasons-hint = A reason is written for each person who is chosen. The conditions have to hold.
recruitment-method-reasons-text = The secretary and the co-chair read the applications and write a reason for each person they choose. The conditions have to hold.
recruitment-method-lottery = By lottery
recruitment-method-lottery-hint = One of all panels that keep the conditions is drawn. Anybody can run it again.

recruitment-quotas = Seats by group (quotas)
recruitment-quotas-hint = Say how many people of a group there have to be at least and may be at most. One of the two is enough; with no row at all anybody fills any seat.
recruitment-quotas-more = More rows
recruitment-quotas-of = Group
recruitment-quota-group = { $nth }. Group
recruitment-quota-least = { $nth }. At least
recruitment-quota-most = { $nth }. At most
recruitment-quota-announced = Announced
recruitment-quota-range = { $least } to { $most } people
recruitment-quota-least-only = { $least } or more
recruitment-quota-most-only = up to { $most }
recruitment-quota-was = At first: { $range }
recruitment-quota-came = Chosen
recruitment-quota-kept = kept
recruitment-quota-broken = not kept
recruitment-dimension-generation = Generation
recruitment-dimension-category = Field one knows
recruitment-dimension-neighborhood = Neighbourhood
recruitment-dimension-gender = Gender
recruitment-group-gone = a neighbourhood of before
recruitment-target = Whom it looks for
recruitment-target-hint = Choose who is missing from the talk. What is not chosen makes no difference.
recruitment-told = A quota needs it, so please choose. It is used for filling the seats alone.
recruitment-told-freely = You may leave it out.

recruitment-apply = Apply
recruitment-apply-lead = You can change it or take it back until the close. Your name is never published.
recruitment-apply-button = Hand the application in
recruitment-motivation = Why you would like to take part
recruitment-motivation-hint = Those who choose read it. Three or four sentences will do.
recruitment-motivation-lot = The lottery does not use it. You may leave it empty.
recruitment-conflict = Conflicts of interest
recruitment-conflict-hint = Work, land, a shop or offices elsewhere that touch on what this seat decides. Leave it empty if there are none. If you get a seat, it helps to see when you should stay out of a decision.
recruitment-agree = Consent
recruitment-agree-reasons = What I wrote is true. I agree that it is used for filling the seats alone and destroyed { $days } days after that.
recruitment-agree-lot = What I wrote is true. I agree that it is used for filling the seats alone and destroyed { $days } days after that, and that the file of the lottery holds the number of my application and, without names, which conditions it counts toward.
recruitment-change = Change the application
recruitment-withdraw = Take it back
recruitment-mine = Your application
recruitment-mine-open = It has arrived. The seats are filled after the close, and you will be told.
recruitment-mine-waits = The call is closed. The seats are filled soon, and you will be told.
recruitment-token = The number of your application is { $token }.
recruitment-ahead-text = Not open yet. You can apply here once it is.
recruitment-propose = Propose something

recruitment-lottery = Why nobody can steer the lottery
recruitment-lottery-secret = This server chose a secret beforehand, and its fingerprint stands here since the call was published:
recruitment-lottery-list = At the close the fingerprint of the list of applications is put here. The list does not change after that.
recruitment-lottery-dice = After the close the co-chair throws dice before others and types what they show.
recruitment-lottery-check = The draw follows from the three together. Whoever runs the server does not know the dice, and whoever throws the dice does not know the secret. Afterwards the secret and the file of the draw are published, so that anybody can run it again.

recruitment-cancel = Take the call back
recruitment-cancel-reason = Why
recruitment-cancel-hint = Everybody reads it. Say also what those who applied can do.
recruitment-cancel-button = Take this call back
recruitment-cancelled-because = This call was taken back.
recruitment-done-published = The call is published.
recruitment-done-applied = Your application has arrived. You can change it or take it back until the close.
recruitment-done-withdrawn = Your application was taken back. All you wrote is destroyed.
recruitment-done-cancelled = The call was taken back.

recruitment-of-body = Body
recruitment-desk = Applications and seats
recruitment-desk-count = There are { $count } applications.
recruitment-desk-lead = They are shown by number, not by name. Reading one is on record, where the applicant sees it too.
recruitment-desk-open = The seats are filled here after the close.
recruitment-desk-none = No applications
recruitment-desk-none-text = They appear by number as they come in.
recruitment-desk-pages = Pages of applications and seats
recruitment-number = Application { $token }
recruitment-place = Place { $nth }
recruitment-until = until { $day }
recruitment-settle = Fill the seats by the reasons
recruitment-read = Read the application
recruitment-read-lead = Read it only where filling the seats needs it. Who read it when is kept.
recruitment-not-told = not told
recruitment-conflict-none = None, as she or he said.
recruitment-verdict = What is decided
recruitment-verdict-chosen = Chosen
recruitment-verdict-reserve = Reserve
recruitment-verdict-not-chosen = Not chosen
recruitment-choice-reason = Why
recruitment-choice-hint = Whoever is chosen is told this reason as it stands.
recruitment-choice-button = Keep it

recruitment-draw = Enter the dice and draw
recruitment-draw-lead = Throw a die ten times or more before others and enter what it shows, one after another. Pressing the button draws at once and publishes the result. It can't be done again.
recruitment-dice = What the dice showed
recruitment-dice-hint = Ten or more numbers from 1 to 6 in their order, such as 3 5 1 4 2 6 6 2 1 3
recruitment-witnesses = Who watched
recruitment-witnesses-hint = By office and number, without names: the secretary, seven residents
recruitment-draw-button = Draw and publish

recruitment-change-quota = Change a quota that can't be kept
recruitment-change-quota-lead = For quotas that those who applied can't fill. What was announced stays beside it, with the reason.
recruitment-change-quota-button = Change the quota
recruitment-at-least = At least
recruitment-at-most = At most
recruitment-quota-reason = Why it is changed
recruitment-quota-reason-hint = Everybody reads it.

recruitment-seat = Seat
recruitment-seat-reserve = Reserve
recruitment-seat-offered = Waits for an answer
recruitment-seat-accepted = Taken
recruitment-seat-declined = Declined
recruitment-seat-freed = Fell free
recruitment-renewals = Renewed
recruitment-renewals-of = { $count } of { $most } times
recruitment-renew = Renew the term
recruitment-renew-until = Last day of the new term
recruitment-renew-hint = From the day after the present term to this day.
recruitment-renew-button = Renew the term
recruitment-free = Free the seat
recruitment-free-reason = Why
recruitment-free-hint = The first of the reserve with whom the quotas hold is offered the seat.
recruitment-free-button = Free this seat

recruitment-own-offered = You were chosen. Will you take the seat?
recruitment-own-accepted = You hold the seat.
recruitment-own-declined = You declined the seat.
recruitment-own-freed = Your seat fell free.
recruitment-own-reserve = You are number { $nth } of the reserve. When a seat falls free, people follow in this order as the quotas allow.
recruitment-own-none = It did not work out this time. Groups that are open to everybody are open at any time.
recruitment-own-reason = Why you were chosen:
recruitment-own-limits = It counts toward conditions { $limits } of the file of the draw.
recruitment-own-no-limits = It counts toward no condition of the file of the draw.
recruitment-accept = Take the seat
recruitment-decline = Decline
recruitment-decline-reserve = Leave the reserve
recruitment-resign = Lay the seat down
recruitment-result = Result
recruitment-taken = { $taken } of { $seats } seats are taken. Names stand on the page of the body once their owners have taken their seats.
recruitment-applied = Applications
recruitment-seed = Seed
recruitment-secret = Secret
recruitment-list-hash = Fingerprint of the list of applications
recruitment-chance = Chance of being drawn
recruitment-chance-of = lowest { $low } %, highest { $high } %
recruitment-again = Anybody can run it again. Download this file and give it to the program Madang, which says whether the same people come out:
recruitment-proof = What the draw was made of, and which numbers came out
recruitment-drawn = Numbers of the applications in drawn order:

recruitment-done-settled = The seats are filled, and everybody who applied was told.
recruitment-done-answered = Your answer is kept.
recruitment-done-quota = The quota is changed.
recruitment-done-freed = The seat is free, and the reserve was told.
recruitment-done-renewed = The term is renewed.
recruitment-told-subject = Madang: what came of your application
recruitment-told-seat = You were chosen for “{ $call }” in { $district }. Please sign in to Madang and say whether you take the seat. ({ $time })
recruitment-told-reserve = You stand in the reserve of “{ $call }” in { $district }. You are told when a seat falls free. ({ $time })
recruitment-told-none = It did not work out this time for “{ $call }” in { $district }. Groups that are open to everybody are open at any time. ({ $time })
recruitment-told-freed = Your seat by “{ $call }” in { $district } fell free. Please ask the secretary why. ({ $time })
recruitment-told-renewed = The term of your seat by “{ $call }” in { $district } was renewed. ({ $time })

recruitment-fault-dice = Write { $least } or more numbers from 1 to 6.
recruitment-fault-answer = Choose whether you take the seat.
recruitment-fault-verdict = Choose one of the three.
recruitment-fault-numbers = Write numbers from 0 to { $seats } into both fields, no more at least than at most.
recruitment-fault-renew = Choose a day after the present term.
recruitment-refusal-answer = This can't be answered now. Look at the page of the call for where your seat stands.
recruitment-refusal-free = Nobody holds this seat.
recruitment-refusal-renewed = A term can be renewed { $most } times at most.
recruitment-refusal-no-seat = You have no seat by this call.
recruitment-refusal-method = The seats of this call are not filled that way.
recruitment-refusal-count = { $chosen } people are chosen for { $seats } seats. Make the numbers equal and press again.
recruitment-refusal-quota = Quota { $nth } does not hold: { $least } to { $most } people are asked for, { $there } are chosen. Choose others, or change the quota with a reason.
recruitment-refusal-few = There are fewer applications than seats. Take this call back and publish it again, or publish one for fewer seats.
recruitment-refusal-unmet = Quota { $nth } asks for { $least } people at least, and fewer applied. Change it with a reason, or call again.
recruitment-refusal-crowded = Quota { $nth } allows { $most } people at most, and too few others applied to fill the seats. Change it with a reason, or call again.
recruitment-refusal-together = Each quota alone can be kept, and no panel keeps all of them. Change one with a reason.
recruitment-refusal-entangled = The quotas cross so much that whether they can be kept was not found out. Loosen one with a reason.

recruitment-fault-body = Choose a body of the list.
recruitment-fault-seats = Write a number from 1 to { $max }.
recruitment-fault-method = Choose reasons or lottery.
recruitment-fault-closes = Write a moment after the opening and in the future.
recruitment-fault-short = A call stays open for { $least } days at least. Let it close later.
recruitment-fault-long = A call stays open for { $most } days at most. Let it close earlier.
recruitment-fault-choice = Choose one of the list.
recruitment-fault-needed = A quota needs it. Choose one.
recruitment-fault-agree = Applying needs your consent.
recruitment-fault-group = Row { $nth }: choose a group of the list.
recruitment-fault-group-twice = Row { $nth }: this group stands above already. Put it into one row.
recruitment-fault-quota = Row { $nth }: write numbers from 0 to { $seats }, and no more at least than at most. Not both can be empty.
recruitment-fault-quota-sum = Up to row { $nth } the { $dimension ->
    [generation] generations
    [category] fields
    [neighborhood] neighbourhoods
   *[gender] genders
  } need { $least } people at least, and there are { $seats } seats. Ask for fewer or announce more seats.
recruitment-fault-quota-room = All { $dimension ->
    [generation] generations
    [category] fields
    [neighborhood] neighbourhoods
   *[gender] genders
  } together allow { $most } people at most, which does not fill { $seats } seats. Allow more in row { $nth } or another one.

recruitment-refusal-ahead = Nobody can apply yet. It opens at { $opens }.
recruitment-refusal-closed = It closed at { $closed }.
recruitment-refusal-cancelled = This call was taken back.
recruitment-refusal-still-open = People can still apply. This can be done after the close at { $closes }.
recruitment-refusal-settled = The seats of this call are filled.
recruitment-refusal-no-seats = This call takes no applications. Join in or propose.
recruitment-refusal-not-applied = There is no application to take back.
recruitment-refusal-full = There are too many applications to take more. Please tell the secretary.
