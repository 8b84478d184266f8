# Agendas: list, writing, classifying, merging and splitting, comparing, searching

proposal-state-referred = sent to the office in charge
proposal-state-merged = became an agenda

refusal-proposal-referred = This proposal was sent to the office in charge and can’t be changed now. An appeal is possible until the day that is shown.
refusal-proposal-merged = This proposal became an agenda already. Please go on talking on the page of the agenda.
refusal-agenda-changed = This agenda was changed in another window while you were writing. What you typed is below: compare it with the current text and save again.
refusal-agenda-hidden = This agenda is hidden at the moment. Please look at the moderator’s decision first.
refusal-agenda-on-ballot = This agenda is on the ballot of an announced vote and can’t be changed.
refusal-agenda-moved = This agenda went into another one or was parted. Its page shows where it went.
refusal-agenda-undone = The step that made this agenda was undone, so it can’t be changed.
refusal-agenda-decided = The council has decided on this agenda, so it can’t be changed.
refusal-lineage-undone = This step was undone already.
refusal-lineage-went-on = An agenda that came of this was merged or split again. Please undo the later step first.
refusal-lineage-decided = The council has decided on an agenda that came of this, so it can’t be undone.
refusal-lineage-on-ballot = An agenda that came of this is on the ballot of an announced vote, so it can’t be undone.
refusal-referral-none = This proposal was not sent to another office.
refusal-referral-appealed = An appeal can be made once, and you have made it.
refusal-referral-late = The time for an appeal (until { $until }) is over.
refusal-referral-no-appeal = There is no appeal that waits for an answer.
refusal-referral-own = Somebody other than who sent the proposal away has to answer.
refusal-referral-again = A proposal that came back after an appeal can’t be sent away again. Please treat it as a project or an agenda.
fault-set-by = Choose whose idea the agenda was.
fault-class = Choose project, agenda or civil complaint.
fault-merge-items = Choose two or more different proposals or agendas.
fault-merge-many = At most { $max } can be merged at once.
