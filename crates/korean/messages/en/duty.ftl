# What I owe, and what is said when time is up

duty-title = My desk
duty-lead = What has a deadline in the districts where you hold a role, the first due first.
duty-none = Nothing with a deadline waits for you.
duty-none-text = What comes into the inbox, and meetings whose minutes are due, will stand here.
duty-first-page = See the first due first
duty-pages = Pages of my desk
duty-inquiry = Answer in the inbox
duty-minutes = Publish minutes
duty-mine = Given to you
duty-inquiry-subject = Madang: an answer is overdue
duty-inquiry-text = In the inbox of { $district }, "{ $title }" was to be answered by { $due }, and there is no answer. Please say who answers, or answer it.
duty-minutes-subject = Madang: minutes are overdue
duty-minutes-text = The minutes of the meeting "{ $title }" in { $district } were due by { $due } and are not published. Please publish them.
ui-my-desk = My desk
account-work-duties = See what has a deadline
