# Money carried over

carry-over-title = Money carried over
carry-over-lead = Money that could not be spent in this year and goes on into the next (이월). The law knows three ways, and no other.
carry-over-pages = More of what is carried over
carry-over-empty = Nothing is carried over
carry-over-empty-text = What goes on into the next year appears here with its reason.
carry-over-new = Carry money over
carry-over-kind = By which way?
carry-over-kind-voted = Voted (명시이월): the assembly decided beforehand
carry-over-kind-accident = By accident (사고이월): promised, and can't be paid before the year ends
carry-over-kind-continuing = Continuing (계속비이월): the project runs over several years
carry-over-line-hint = Leave it empty for the way by accident: the line is that of the commitment.
carry-over-commitment = The commitment that can't be paid in time
carry-over-commitment-hint = Only for the way by accident.
carry-over-basis = Basis
carry-over-basis-hint = Day and name of the vote, why it could not be paid, or the project of several years.
carry-over-record = Carry it over
carry-over-counter = Correct what was carried over
carry-over-row = carried over from { $line }
carry-over-done-recorded = It is carried over.
carry-over-done-countered = A row of the opposite amount was added.
carry-over-fault-kind = Choose by which way it is carried over.
carry-over-fault-commitment = The way by accident needs a commitment that could not be paid. Without one, choose another way.
refusal-carry-over-countered = This row was corrected already.
refusal-carry-over-spent = The next year has spent or bound what was carried over. { $free } of it can be taken back.
