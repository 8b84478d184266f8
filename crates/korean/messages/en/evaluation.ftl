# Evaluation: a scheme of before the year, results beside one's own past, objections and answers

fault-evaluation-year = Give a fiscal year of four digits, such as 2027.
fault-evaluation-weight = Give a whole number from 0 to 100.
fault-evaluation-sum = The four weights have to be 100 together; now they are { $sum }.
fault-evaluation-area = Choose at least one measure where there is a weight, and none where the weight is 0.
fault-evaluation-measure = Choose measures from the list.
fault-evaluation-verdict = Choose whether it is accepted or not.
fault-residents-day = Give the day of the count; it can't lie ahead. Example: 2026-12-31
fault-residents-count = Give the residents as a number from 1 to { $max }.
refusal-evaluation-scheme = The scheme of { $year } was published and can't be changed. Please make one for a later year.
refusal-evaluation-late = { $year } has begun. A scheme has to be older than what it measures, so please make one for a later year.
refusal-evaluation-moved-on = The records changed since you were shown the result, so nothing was published. Open it again, read it and publish it then.
refusal-evaluation-early = Results are published once { $year } is over.
refusal-evaluation-published = The result is published. It is published again only after an objection was accepted.
refusal-evaluation-window = Objections could be made until { $until }. The inbox is always open.
refusal-evaluation-answered = This objection has been answered.

evaluation-title = By what a year is looked back on
evaluation-lead = What is measured, and how, is published before the year begins. Results stand beside a district's own past alone: no score, no grade, no rank.
evaluation-none = There is no scheme yet
evaluation-none-text = Once the city publishes the scheme of the next year, it appears here.
evaluation-scheme-of = Evaluation scheme of { $year }
evaluation-published = Published
evaluation-districts = Which district has results
evaluation-there = published
evaluation-not-there = not yet
evaluation-waiting = Objections that wait
evaluation-objections-count = { $count }
evaluation-order = In the order of the Korean names, which is no rank.
evaluation-measure-now = Measure and publish
evaluation-done-scheme = The scheme is published. From now on nobody can change it.

evaluation-new = Publish a new scheme
evaluation-new-lead = Once published it can't be changed for its year. What should be different comes with the next year.
evaluation-year = Fiscal year
evaluation-year-hint = A year that has not begun. It is measured from 1 January to 31 December.
evaluation-weights = Weights
evaluation-weights-hint = The four are 100 together. They count in the formula of support alone; results are never added up and never make a score.
evaluation-area-participation = Participation
evaluation-area-planning = Planning
evaluation-area-execution = Carrying out
evaluation-area-outcome = Outcome
evaluation-measures = Measures
evaluation-measures-hint = At least one where there is a weight. Their words stay as they are published.
evaluation-reason = Why it is so
evaluation-reason-hint = Everybody reads it.
evaluation-publish-scheme = Publish and freeze

evaluation-measure-people-per-thousand = People who took part, of a thousand residents
evaluation-measure-new-faces = Share of new faces
evaluation-measure-committee-presence = Meetings with the budget committee
evaluation-measure-deliberation-days = Days of weighing together
evaluation-measure-criteria-met = Criteria of stages that were met
evaluation-measure-spent = Spent of what was agreed
evaluation-measure-changed-by-council = Changed by the council
evaluation-measure-changed-by-city = Changed with the city's approval
evaluation-measure-reports-with-evidence = Outcome reports with evidence
evaluation-measure-residents-agree = Residents who say it went well
evaluation-formula-people-per-thousand = Everybody who in this year proposed, commented, supported, took a stance or answered a statement with an account, counted once, divided by the number of residents, times 1,000. The residents are the latest number that is of a day until the end of the year. Votes are secret, so nobody can say who voted, and they are not counted. Fewer than 5 are not shown.
evaluation-formula-new-faces = Of all who had a place in a body in this year, the share of those who never had a place in any body of the district before. Fewer than 5 are not shown.
evaluation-formula-committee-presence = Of the meetings of this year about agendas, the share of those to which at least one member of the budget committee came, by the record of attendance.
evaluation-formula-deliberation-days = The days of the stage of weighing together that lie in this year.
evaluation-formula-criteria-met = Of the closing criteria of stages that ended in this year, the share of those that were met. The district has set their numbers.
evaluation-formula-spent = What the ledger of the year's budget holds as spent, divided by what the agreement gave. Rows that were taken back are taken off.
evaluation-formula-changed-by-council = What was moved by decisions of the council alone, divided by what the agreement gave. Of each change the larger of what was added and what was taken away counts.
evaluation-formula-changed-by-city = What was moved after consultation and approval by the city, divided by what the agreement gave. Of each change the larger of what was added and what was taken away counts.
evaluation-formula-reports-with-evidence = Of the detailed projects of the year, the share of those whose outcome report is published and names evidence, in words or by addresses.
evaluation-formula-residents-agree = Of the residents who judged in published outcome reports of the year's projects, the share of those who say it went well.
evaluation-per-thousand = { $number } of a thousand
evaluation-share = { $number } %
evaluation-days = { $number } days
evaluation-few = not shown, fewer than 5
evaluation-nothing = nothing to measure

evaluation-scheme-lead = Set and frozen before the year began, and the same for every district.
evaluation-seal = Seal (SHA-256)
evaluation-weight-of = Weight { $weight } / 100
evaluation-weights-for = What the weights are for
evaluation-weights-for-text = For the formula of support alone. This site adds no values up and puts no districts in an order of values.
evaluation-results = Results by district
evaluation-results-none = No district has results yet. They come after the year.

evaluation-own-title = Looking back on our year
evaluation-own-lead = Measured by what was set before the year, beside our own past alone. No other district stands beside it.
evaluation-about = Results beside our own past, objections and answers
evaluation-own-none = There are no results yet
evaluation-own-none-text = They appear once the year is over and the city has published them. What is measured can be read before.
evaluation-to-schemes = What is measured
evaluation-years = Other years
evaluation-more = More
evaluation-of-year = Results of { $year }
evaluation-version = Version { $number }
evaluation-to-formula = how it was measured
evaluation-table = This year and the year before
evaluation-measure = Measure
evaluation-change = Against the year before
evaluation-change-up = more
evaluation-change-down = less
evaluation-change-same = the same
evaluation-change-none = can't be compared
evaluation-no-year = none
evaluation-no-grade = More or less is not better or worse. No score, grade or rank is made.
evaluation-trend = Our own years
evaluation-trend-lead = The years of our district for each measure.
evaluation-year-head = Fiscal year
evaluation-value = Value
evaluation-versions = Earlier versions
evaluation-versions-lead = After an accepted objection a new version follows. Earlier ones stay as they are.
evaluation-versions-changed = What the next version changed:
evaluation-versions-same = The next version changed no value.
evaluation-file = As a table (CSV)
evaluation-done-published = The result is published. Co-chairs and secretary were told.
evaluation-done-objected = The objection is made. The answer of the city will be here too.
evaluation-done-answered = The objection is answered.

evaluation-publish-title = Publish results of { $year }
evaluation-publish-lead = Measured now from the records. Nobody types a value. If a record is wrong, correct the record first.
evaluation-publish-button = Publish this result
evaluation-published-subject = The evaluation of your district is published
evaluation-published-text =
    The evaluation of { $district } for { $year } is published.
    Objections can be made until { $until }.
    { $address }

evaluation-objections = Objections and answers
evaluation-objections-of = Objections: { $count }, answered: { $answered }.
evaluation-objects-until = A co-chair or the secretary may object until { $until }.
evaluation-objects-past = Objections could be made until { $until }.
evaluation-object = Object
evaluation-object-lead = An objection to version { $number } of { $year }. It can be made until { $until }; objection and answer are public.
evaluation-object-button = Object in public
evaluation-objection-text = Objection
evaluation-objection-hint = Which measure is wrong and why, and what shows it.
evaluation-objection-to = Objection to version { $number } ({ $role })
evaluation-objection-open = waits for an answer
evaluation-objection-made = Made
evaluation-objection-due = Answered until
evaluation-answer = Answer of the city
evaluation-answer-none = There is no answer yet.
evaluation-answer-late = The day for an answer is over, and there is none yet.
evaluation-answer-text = Why
evaluation-answer-button = Publish the answer
evaluation-verdict = Is the objection accepted?
evaluation-verdict-hint = After that the year can be measured again for a new version. The earlier one stays.
evaluation-verdict-accepted = accepted
evaluation-verdict-declined = not accepted
evaluation-objected-subject = A district objects to its evaluation
evaluation-objected-text =
    { $district } objects to its evaluation of { $year }.
    Please answer until { $due }.
    { $address }
evaluation-answered-subject = Your objection to the evaluation was answered
evaluation-answered-text =
    Your objection to the evaluation of { $district } for { $year } was answered.
    { $address }

residents-title = Residents
residents-lead = For counting how many of a thousand residents took part. Nothing is removed; a correction is another row.
residents-none = No number is known yet
residents-none-text = It appears once the secretary or the city tells day and source.
residents-table = Numbers that were told
residents-day = Day of the count
residents-count = Residents
residents-people = { $count }
residents-source = Source
residents-source-hint = Example: resident registration statistics
residents-told = Told
residents-new = Tell the residents
residents-button = Tell
residents-done = The number is kept.

field-counted_on = Day of the count
field-residents = Residents
field-residents_source = Source
field-objection = Objection
field-measures = Measures
field-weight_participation = Weight of participation
field-weight_planning = Weight of planning
field-weight_execution = Weight of carrying out
field-weight_outcome = Weight of outcome

api-evaluation-scheme = By what a year is measured
api-evaluation = What was measured of a district, year by year, with objections
