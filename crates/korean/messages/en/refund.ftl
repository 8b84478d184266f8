# Money that goes back

refund-title = Money that goes back
refund-lead = What is left of the city's money goes back to the city with its interest (반납). Here is written how much went back, and when.
refund-unspent = To go back by the settlement
refund-interest-borne = Interest that it bore
refund-interest-owed = Interest still to pay back
refund-paid = Went back
refund-interest-paid = Interest that went back
refund-owed = Still owed
refund-empty = Nothing went back yet.
refund-new = Write down what went back
refund-amount = What went back
refund-interest = Interest
refund-interest-hint = Leave it empty when there is none.
refund-interest-of = interest { $won }
refund-day = Day
refund-receipt = Number of the receipt
refund-record = Write it down
refund-counter = Correct what went back
refund-done-recorded = It is written down.
refund-done-countered = A row of the opposite amounts was added.
refund-fault-early = Money goes back from the day on which the city approved the settlement ({ $settled }).
refund-fault-over = { $owed } are still owed; more can't go back.
refusal-refund-unsettled = What goes back is known once the settlement is approved.
refusal-refund-countered = This row was corrected already.
refund-fault-gone = { $refunded } of the city’s money went back to the city already. { $free } may be taken now.
