# Projects that get in each other's way, and the post that owns an agenda

conflict-list-title = Projects in each other's way
conflict-list-lead = Projects that need the same place or time, or of which only one can be done, with the reason.
conflict-how = You can flag two more where agendas or proposals stand side by side.
conflict-none = No projects are flagged as being in each other's way.
conflict-none-text = When two are found, they appear here.
conflict-pages = Pages of projects in each other's way
conflict-section = What this gets in the way of
conflict-new = Flag as being in each other's way
conflict-new-lead = It is shown on both pages and where they stand side by side, and whoever announces a vote is warned.
conflict-kind = How do they get in each other's way?
conflict-kind-conflicting = Conflicting
conflict-kind-conflicting-hint = Both can be done, but not as they are: they need the same place, time or people.
conflict-kind-incompatible = Only one of them
conflict-kind-incompatible-hint = If one is done, the other can't be.
conflict-reason = Reason
conflict-reason-hint = Everybody reads it. Phone numbers and e-mail addresses are masked.
conflict-button = Flag these two
conflict-end = No longer in each other's way
conflict-end-reason = Why they no longer are
conflict-end-button = Take the flag off
conflict-ended = Over since { $at }.
conflict-compared = Some of these get in each other's way.
conflict-announced = Some of the agendas below get in each other's way. Please look again before you put both to the vote.
conflict-done-flagged = Flagged as being in each other's way.
conflict-done-ended = The flag is off. That it was there stays on record.
fault-conflict = Please choose how they get in each other's way.
refusal-conflict-there = These two are flagged already.
refusal-conflict-over = The flag of these two is off already.

owner-section = Who owns it
owner-none = Nobody is named as its owner yet.
owner-name = Name who owns it
owner-lead = The department and post that look after this agenda to the end, for everybody to see. No names of people.
owner-department = Department
owner-post = Post
owner-post-hint = For example: head of the walking environment team
owner-button = Name this post
owner-done = The owner is named. Everybody can see it.

field-conflict_kind = How they get in each other's way
field-post = Post
