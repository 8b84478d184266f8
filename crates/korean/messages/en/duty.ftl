# What I owe, and what is said when time is up

duty-title = My desk
duty-lead = What has a deadline in the districts where you hold a role, the first due first.
duty-none = Nothing with a deadline waits for you.
duty-none-text = What comes into the inbox, and meetings whose minutes are due, will stand here.
duty-first-page = See the first due first
duty-pages = Pages of my desk
duty-inquiry = Answer in the inbox
duty-minutes = Publish minutes
duty-hearing = Hear a proposer and record what is decided
duty-review-card = Write a department's review
duty-review-answer = Answer a department review
duty-review-overdue = Review late by { $days } days
duty-mine = Given to you
duty-inquiry-subject = Madang: an answer is overdue
duty-inquiry-text = In the inbox of { $district }, "{ $title }" was to be answered by { $due }, and there is no answer. Please say who answers, or answer it.
duty-minutes-subject = Madang: minutes are overdue
duty-minutes-text = The minutes of the meeting "{ $title }" in { $district } were due by { $due } and are not published. Please publish them.
duty-card-soon-subject = Madang: a department's review is due soon
duty-card-soon-text = Please hand in what { $department } says about “{ $title }” in { $district } by { $due }. It is not there yet.
duty-card-late-subject = Madang: a department's review is late
duty-card-late-text = { $department } should have handed in what it says about “{ $title }” in { $district } by { $due }. Please do so, or tell the coordinator if it is the work of another department.
duty-review-late-subject = Madang: the answer to a department review is late
duty-review-late-text = The department review of “{ $title }” in { $district } should have been answered by { $due }. Please see to the cards of the departments and answer.
ui-my-desk = My desk
account-work-duties = See what has a deadline
