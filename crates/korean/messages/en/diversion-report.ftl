# Reports of diversions

diversion-report-heading = Report of diversions
diversion-report-about = Money moved between unit programmes or budget items, told to the assembly each quarter
diversion-report-quarter = quarter { $quarter } of { $year }
diversion-report-title = Diversions in { $quarter }
diversion-report-lead = { $rule } It is reported to the assembly each quarter.
diversion-report-time = Time
diversion-report-span = { $start } to { $end }
diversion-report-due = Last day of the report
diversion-report-count = Diversions
diversion-report-more = More than { $count }. The first { $count } to be approved are shown; the file has all of them.
diversion-report-things = { $count ->
    [one] one
   *[other] { $count }
 }
diversion-report-law = Law
diversion-report-none = There was no diversion in this quarter
diversion-report-none-text = Diversions that the city approved are shown here, with the amount of each line and the reason.
diversion-report-lines = What was moved
diversion-report-before = Before
diversion-report-after = After
diversion-report-moved = Moved in all
diversion-report-council = Council decided
diversion-report-consulted = City consulted
diversion-report-approved = City approved
diversion-report-not = none
diversion-report-csv = Take this report as CSV
diversion-report-document = Write a document on this quarter
diversion-report-others = Other quarters
diversion-report-reported = Reported to the assembly on
diversion-report-not-yet = Not noted yet
diversion-report-note = Note that it was reported
diversion-report-day = Day of the report
diversion-report-note-button = Note the day of the report
diversion-report-noted = The day of the report is noted.
diversion-fault-early = Give a day after the end of the quarter.
refusal-diversion-quarter-runs = The day of the report is noted once the quarter is over.
field-reported_on = Day of the report
diversion-report-see = See the quarterly reports of diversions
document-diversion-title = Diversions of the budget in quarter { $quarter } of { $year }
document-diversion-time = Time
document-diversion-due = To be reported by
document-diversion-law = Law
document-diversion-count = Number of diversions
document-diversion-none = There was no diversion in this quarter
document-diversion-lines = What was moved
document-diversion-moved = Amount
document-diversion-consulted = Consulted on
document-diversion-approved = Approved on
document-diversion-reason = Reason
document-column-before = Before
document-column-after = After
