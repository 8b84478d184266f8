# Differential support

differential-total = Total to be shared
differential-amount = Amount
differential-equal-part = Shared equally
differential-need-part = By number of residents
differential-adjustment = Added or taken by floor, cap and bounds
differential-held-free = As the formula gives it; no limit is reached.
differential-held-floor = Held at the floor.
differential-held-cap = Held at the cap.
differential-held-fall = Held at the furthest it may fall against last year.
differential-held-rise = Held at the furthest it may rise against last year.
differential-step-more = { $weight }, one percentage point more: { $won }
differential-step-less = { $weight }, one percentage point less: { $won }
