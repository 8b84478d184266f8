# Hiding, appeals, answers

moderation-title = Hidden texts and appeals
moderation-lead = Appeals come first. They are answered by another moderator than the one who hid the text.
moderation-open = Appeals waiting for an answer
moderation-hidden = Other hidden texts
moderation-empty = Nothing is hidden.
moderation-empty-text = Hidden texts and appeals appear here.
moderation-first-page = Back to the latest
moderation-to-list = Hidden texts and appeals
moderation-kind-proposal = Proposal
moderation-kind-comment = Comment
moderation-step-hide = Hidden
moderation-step-appeal = Appeal
moderation-step-restore = Shown again
moderation-step-uphold = Stays hidden
moderation-state-appeal = another moderator is looking at an appeal
moderation-state-uphold = after an appeal it was decided to keep it hidden
moderation-by-author = The author
moderation-by-moderator = A moderator

moderation-the-proposal = Proposal
moderation-the-comment = A comment on
moderation-history = What has happened so far
moderation-history-none = Nothing has happened yet.
moderation-case = Record of the case
moderation-case-link = See the record of the case
moderation-cancel = Cancel

moderation-hide-proposal = Hide this proposal
moderation-hide-comment = Hide this comment
moderation-hide-lead = Hiding deletes nothing. Everyone sees the reason and the date in its place, and the author can appeal once.
moderation-reason = Reason for hiding it
moderation-reason-hint = Everyone reads it. Do not repeat here what is to be hidden.
moderation-reasons = Usual reasons
moderation-reason-personal = It holds another person’s data (name, contact or address).
moderation-reason-insult = It insults or belittles somebody.
moderation-reason-advertising = It is advertising that has nothing to do with the proposal.
moderation-reason-election = It helps or hinders a candidate or a party in an election.
moderation-reason-false = It holds untrue statements that harm another person’s rights.

moderation-appeal = Make an appeal
moderation-appeal-link = Make an appeal
moderation-appeal-lead = Another moderator than the one who hid it looks at it again. You can appeal once.
moderation-appeal-reason = Why should it be shown again?
moderation-appeal-reason-hint = Moderators read this.
moderation-appeal-send = Send the appeal

moderation-answer = Answer the appeal
moderation-decision = What is your decision?
moderation-choose-restore = Show it again
moderation-choose-restore-hint = Everyone sees the text at once.
moderation-choose-uphold = Keep it hidden
moderation-choose-uphold-hint = The author reads the reason below and can’t appeal again.
moderation-answer-reason = Reason for the decision
moderation-answer-reason-hint = The author reads it. Say what the decision rests on.
moderation-answer-send = Send the answer
moderation-fault-decision = Choose whether to show it again or to keep it hidden.
moderation-own = You can’t answer an appeal about your own text. Another moderator has to do that.

moderation-done-hidden = It is hidden. The reason and the date are shown in its place.
moderation-done-appealed = Your appeal is in. Another moderator than the one who hid it looks at it again.
moderation-done-answered = The appeal has been answered.
