# Evidence

evidence-title = Evidence
evidence-page = { $what } – payment and evidence
evidence-lead = What the papers are called that show that the money was spent. Of what is closed only the reason is shown.
evidence-none = There is no evidence.
evidence-add = Add evidence
evidence-add-button = Record it as evidence
evidence-done-added = The evidence is recorded.
evidence-kind = Kind of evidence
evidence-kind-tax-invoice = Tax invoice
evidence-kind-card-slip = Card slip
evidence-kind-quotation = Quotation
evidence-kind-inspection = Record of inspection
evidence-kind-photo = Photo
evidence-kind-participant-list = List of participants
evidence-kind-other = Anything else
evidence-what = Name of the evidence
evidence-what-hint = No names of people and no phone numbers. Example: tax invoice 2027-03
evidence-public = Public?
evidence-closed = Why it is not public
evidence-closed-hint = A list of participants is never public.
evidence-open = Everybody sees it
evidence-is-closed = Not public
evidence-closed-by = closed ({ $number }): { $reason }
evidence-fault-kind = Choose what kind of evidence it is.
evidence-fault-closed = Choose from the list why it is not public.
refusal-evidence-many = A payment holds up to { $max } pieces of evidence.
