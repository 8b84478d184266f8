# Statements about an agenda

statement-title = Thoughts in a line
statement-ways = Pages of the thoughts
statement-lead = Residents put one idea each into a line about this agenda. You read one at a time and say yes, no or pass. You can join at any time, also late.
statement-count = { $count ->
    [one] There is one thought to answer now.
   *[other] There are { $count } thoughts to answer now.
}
statement-open = It is open now.
statement-open-until = It is open until { $until }.
statement-ahead = It opens on { $day }.
statement-closed = It is closed now. Everybody can see the results.
statement-closed-kept = It is closed now.
statement-progress = You have answered { $seen } of { $all }
statement-stance-agree = Yes
statement-stance-disagree = No
statement-stance-pass = Pass
statement-origin-resident = By a resident
statement-origin-seed = By the facilitator, to begin with
statement-hidden = A thought that is hidden
statement-all = See all thoughts
statement-all-add = See all and add mine
statement-first-page = See from the beginning
statement-sign-in = Sign in and take part
statement-consent = Read about your data and take part

statement-add = Add a thought
statement-add-closed = No new thoughts are taken now.
statement-one = One thought
statement-hint = One idea only, up to { $max } characters. Your name is not shown; it says “By a resident”. Phone numbers and e-mail addresses are masked.
statement-send = Put it up
statement-seed = As the facilitator
statement-seed-hint = A thought for the talk to begin with. It is marked as such.
statement-seed-yes = Put it up as one by the facilitator
statement-list = All thoughts
statement-none = There are no thoughts yet.
statement-none-text = Write the first one. Other residents will read and answer it.

statement-vote = Answer one at a time
statement-vote-begin = Answer one at a time
statement-vote-lead = Please sign in first to answer. Everybody may read.
statement-vote-note = Nobody sees who answered what. You can change an answer at any time; the last one counts.
statement-said-before = You said “{ $stance }” before. Choose again to change it.
statement-skip = Skip it for now and see the next one
statement-skipped-all = You have skipped all that are left.
statement-skipped-again = See the skipped ones again
statement-nothing-left = You have answered everything so far. Please come back when there are new thoughts.

statement-mine = What I said
statement-mine-lead = What became of your thoughts, and what you answered. Only you see this page.
statement-mine-own = Thoughts I wrote
statement-mine-own-none = You have written none yet.
statement-mine-votes = My answers
statement-mine-votes-none = You have answered nothing yet.
statement-became-hidden = A moderator has hidden it. Answers to it are not counted.
statement-became-people = { $people ->
    [one] One person has answered so far
   *[other] { $people } people have answered so far
}
statement-became-numbers = { $people } people answered: { $agree } yes, { $disagree } no, { $pass } pass
statement-change = Change my answer

statement-results = See the results
statement-people = { $people ->
    [one] So far one person has given { $votes } answers.
   *[other] So far { $people } people have given { $votes } answers.
}
statement-people-none = Nobody has answered yet.
statement-people-count = { $count }
statement-each = Answers to each thought
statement-each-how = From the left each bar says “Yes”, from the right “No”; the gap between is “Pass”. The thin line beneath shows the 95 % bounds of “Yes”.
statement-each-text = With fewer than { $least } answers no numbers are shown, so that nobody is known by them.
statement-each-caption = Answers to each thought, with 95 % bounds
statement-each-people = People
statement-few-title = Thoughts that need more answers
statement-results-none = Once there are thoughts and residents have answered them, the results stand here.
statement-said = Answer
statement-few = Only a few have answered so far. Numbers are shown from { $least } people on.
statement-some = { $count } people have answered so far. Numbers are shown from { $least } people on.
statement-kept-ballot = While residents vote on this agenda no numbers are shown. They are shown after the vote.
statement-kept-opinion = Say first what you think of this agenda, and you will see how many think what. Their reasons can be read now. So nobody is swept along.
statement-kept-statements = { $count ->
    [one] Answer one more thought, and you will see the answers of others. So nobody is swept along.
   *[other] Answer { $count } more thoughts, and you will see the answers of others. So nobody is swept along.
}

statement-analysis = What people share and where they differ
statement-range-text = The thin line beneath a bar shows the 95 % bounds: how much chance there is in so few answers. The fewer have answered, the longer it is. It says nothing of who took part.
statement-computed = Worked out on
statement-map-from = From { $least } people on, those who answer alike are drawn on a map.
statement-consensus = What most people say alike
statement-consensus-none = There is nothing yet of which that can be said.
statement-consensus-table = What most people say alike, with its share
statement-bridging = What people of different sides share
statement-bridging-text = First come thoughts that are supported whatever side people are on.
statement-bridging-none = There is nothing yet of which can be said that all sides support it.
statement-bridging-table = What people of different sides share, with the share who say yes
statement-bounds = 95 % bounds
statement-share-agree = Yes
statement-share-group = This group
statement-share = Share
statement-others = All others
statement-groups = People who answered alike
statement-groups-few = Groups are looked for once { $least } people have answered at least { $votes } thoughts. There are fewer yet.
statement-map-every = Because there are so many, one in { $every } is drawn.
statement-groups-none = Other parts of the answers give other groups. There are no stable groups, so none are shown.
statement-groups-text = The answers of { $people } people form { $count } groups that answered alike. No group is better than another.
statement-one-crowd = There is no gap between the groups. They are parts of one crowd, cut so that it is easier to read: give little weight to where the cuts are.
statement-group = Group { $number } · { $count } people
statement-group-small = Group { $number } · fewer than ten people
statement-group-table = What group { $number } answered clearly otherwise than all others, who are the thin bar at the foot
statement-group-nothing = It answered nothing clearly otherwise than all others.
statement-map-caption = A point is a person. Those who are near each other answered alike; up and down, left and right mean nothing. Shape, colour and number are the group. The tables below say the same.
statement-map-own = You (only you see it)
statement-slate = Thoughts that together speak for the most people
statement-slate-text = { $covered } of { $voters } people said yes to at least one of these. They were chosen one after the other so that different people find themselves in them, not only the largest number.
statement-votes-later = There is a file of the answers after the close. Two files of a time while it is open would tell what one person answered in between.
refusal-statement-export-open = There is a file of the answers once the statements are closed. Come back then.
statement-votes-file = Get the answers as a file (CSV, people as numbers without meaning)
refusal-statement-kept = Numbers are kept back now, so there is no file either.
refusal-statement-export = There is a file once ten people have answered.

statement-settings = Set days and results
statement-days = Open days
statement-days-hint = When left empty it is open as long as the agenda is. People can join at any time between.
statement-reveal = When shall results be shown?
statement-reveal-hint = After the close everybody sees them, or after the vote where they are kept back while residents vote.
statement-reveal-always = Always, to everybody
statement-reveal-opinion = To those who said what they think of the agenda
statement-reveal-statements = To those who answered some thoughts
statement-reveal-after = How many answers
statement-reveal-after-hint = Only with “answered some thoughts” above. Example: 5
statement-quiet = While residents vote
statement-quiet-hint = So that the vote is not swayed.
statement-quiet-yes = Show nobody the numbers of this agenda
statement-settings-save = Set it like this
statement-settings-cancel = Cancel

statement-done-added = Your thought is up. Other residents will read and answer it now.
statement-done-voted = Your answer is noted. Here is the next thought.
statement-done-set = Days and results are set.

fault-statement-there = The same thought is there already. Please answer that one.
fault-statement-day = Please write a day like 2026-05-01.
fault-statement-days-order = The last day can't be before the first.
fault-statement-reveal = Please choose when they are shown.
fault-statement-reveal-after = Please write a number from 1 to { $max }.
refusal-statement-own = You can write up to { $max } thoughts on one agenda.
refusal-statement-all = This agenda takes up to { $max } thoughts. Please answer those that are there.
refusal-statement-ahead = It is not open yet.
refusal-statement-over = It can't be opened again, because the file of answers has been there since the close. Another file would tell what one person answered in between.
refusal-statement-closed = It is closed now, so nothing can be added or answered.
refusal-statement-hidden = This thought is hidden and takes no answers.

field-statement = Thought
field-seed = As the facilitator
field-days = Open days
field-reveal = When results are shown
field-reveal_after = How many answers
field-quiet_in_ballot = While residents vote

moderation-kind-statement = Thought in a line
moderation-the-statement = The agenda that the thought is about
moderation-hide-statement = Hide this thought

api-statements = Thoughts in a line about an agenda, and how people answered
api-statement-analysis = What people agree on about an agenda: common ground, groups, bounds
