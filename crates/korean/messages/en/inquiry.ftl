# The inbox: questions on any day, who answers them, the answers

nav-inbox = Inbox
inquiry-list-title = Inbox
inquiry-list-lead = Anybody may ask or say something on any day. We answer in public within { $days } working days.
inquiry-list-heading = What came in
inquiry-new = Ask or say something
inquiry-find = Find my own
inquiry-filter = Which ones do you want to see?
inquiry-filter-all = All
inquiry-filter-waiting = { $count } waiting for an answer
inquiry-filter-overdue = { $count } overdue
inquiry-filter-answered = Answered
inquiry-none = There is nothing of this kind.
inquiry-none-text = If you wonder about something, just ask. You need no account.
inquiry-first-page = See the newest first
inquiry-pages = Pages of the inbox
inquiry-state = State
inquiry-state-answered = Answered
inquiry-state-waiting = Answer: { $left }
inquiry-state-overdue = { $days ->
    [one] Answer overdue by one day
   *[other] Answer overdue by { $days } days
}
inquiry-asker = Asked by
inquiry-asker-visitor = Somebody without an account
inquiry-received = Received
inquiry-due = To be answered by
inquiry-owner = Who answers
inquiry-owner-none = Not decided yet
inquiry-owner-person = An official has been named
inquiry-about = About the agenda
inquiry-about-see = See the agenda
inquiry-answered = Answered on
inquiry-answered-late = { $days ->
    [one] one day late
   *[other] { $days } days late
}
inquiry-escalated = Reported as late
inquiry-escalated-to = The secretary and the governance coordinator were told

inquiry-new-lead = What you send today is answered in public by { $due }.
inquiry-new-visitor = You need no account. After sending you see a code with which you find the answer. To be told when it is there,
inquiry-new-sign-in = sign in and ask
inquiry-new-account = It is shown with your name (the one you use here). We tell you at your address when there is an answer.
inquiry-title = In one line
inquiry-body = What you want to ask or say
inquiry-body-hint = Write as you speak. Phone numbers and e-mail addresses are masked, and the text from before is not kept.
inquiry-public-note = Everybody can read what you write, and the answer. Please don't write other people's names.
inquiry-send = Send
inquiry-cancel = Cancel
inquiry-received-title = Your code
inquiry-received-due = We have received it. We answer by { $due }.
inquiry-code-once = The code below is shown only this once. Please write it down or print this page.
inquiry-code-use = With it you find what you sent. We do not have the code ourselves, so we can't tell it to you again.
inquiry-to-own = See what I sent
inquiry-to-list = See the inbox

inquiry-find-lead = Please enter the code that you saw after sending.
inquiry-code = Code
inquiry-code-hint = Twelve signs. Capitals don't matter. Example: 7K2M-9QXD-40TS
inquiry-find-button = Show what goes with this code
inquiry-find-lost = If you have lost the code, you can still find it by its title in the inbox.

inquiry-answer = Answer
inquiry-answer-none = There is no answer yet.
inquiry-answer-public = Answered in public
inquiry-answer-write = Answer this
inquiry-answer-hint = Everybody reads it. Don't write down how the asker or anybody else can be reached. An answer can't be changed once it is published.
inquiry-answer-send = Publish this answer
inquiry-office = Office that shall answer
inquiry-office-hint = Everybody sees it. Example: Parks Division
inquiry-office-answers = Office that answers
inquiry-office-answers-hint = This name stands beside the answer. The official's own name is not shown.
inquiry-staff = Official
inquiry-staff-hint = Those who may answer in this district. It goes onto that person's desk. The name is not published.
inquiry-assign = Say who answers
inquiry-assign-lead = Please name an office or an official. You can change it until there is an answer.
inquiry-assign-button = Give it to them

inquiry-hidden-title = Hidden
inquiry-hidden-lead = A moderator has hidden this. It was not deleted; here are the reason and the date.
inquiry-hidden-readable = Only its author and moderators see the text below.
inquiry-hidden-code = Only moderators and whoever has the code see the text below. You may put it right and send it again.

inquiry-done-made = We have received it. We tell you at your address when there is an answer.
inquiry-done-assigned = It is decided who answers.
inquiry-done-answered = The answer is published. Everybody can read it.
inquiry-notice-subject = Madang: there is an answer
inquiry-notice-text = What you asked in the inbox of { $district }, "{ $title }", was answered on { $time }. You can read it in the inbox.

fault-inquiry-state = There is no such state. Please choose one in the inbox.
fault-inquiry-owner = Please write down an office or choose an official.
fault-inquiry-staff = Please choose an official from the list.
fault-inquiry-code = A code has twelve digits and letters. Example: 7K2M-9QXD-40TS
fault-inquiry-code-unknown = There is nothing with this code in the inbox of this district. Please look at the code again, or in the inbox of another district.
refusal-inquiry-answered = This has been answered. An answer can't be changed once it is published.
refusal-inquiry-hidden = This is hidden now, so it can't be given to anybody or answered.

field-office = Office
field-staff = Official
field-answer = Answer
field-tracking = Code

moderation-kind-inquiry = Inbox
moderation-the-inquiry = In the inbox
moderation-hide-inquiry = Hide this

district-inbox = Ask or say something on any day (inbox)

api-inbox = The inbox of a district; can be narrowed by state
api-inquiry = One entry of the inbox with its answer; if hidden, why
