# Comments: the list, a thread, writing, withdrawing

comment-title = { $title } – comments
comment-crumb = Comments
comment-count = { $count ->
    [one] { $count } comment
   *[other] { $count } comments
}
comment-count-hidden = { $count ->
    [one] One hidden comment is not counted here; only its place is shown.
   *[other] { $count } hidden comments are not counted here; only their places are shown.
}
comment-order = Order of the comments
comment-order-oldest = Oldest first
comment-order-newest = Newest first
comment-order-answered = Most answered first
comment-none = There are no comments yet.
comment-none-text = Reasons help more than being for or against.
comment-end = There are no more comments.
comment-end-text = This is the end.
comment-pages = Pages of comments
comment-answers-all = { $count ->
    [one] See the one answer
   *[other] See all { $count } answers
}
comment-answers = { $count ->
    [one] { $count } answer
   *[other] { $count } answers
}
comment-thread = A comment and its answers
comment-write = Write a comment
comment-answer-write = Write an answer
comment-hint = Please say why you think so. Everyone can read what you write and your name.
comment-send = Post the comment
comment-answer-send = Post the answer
comment-sign-in = Sign in to comment
comment-consent = Read the privacy notice, then comment
comment-answer = Answer
comment-answer-to = Answer { $name }
comment-to = to { $name }
comment-to-nobody = to a comment that can't be read any more
comment-hidden = A hidden comment
comment-hidden-readable = The comment below is seen by its author and by moderators only.
comment-withdrawn = A withdrawn comment
comment-withdrawn-text = Its author took it back.
comment-withdraw = Take my comment back
comment-withdraw-lead = The text and your name go, and that can't be undone. The place stays, so that the answers keep theirs.
comment-withdraw-not = Leave it
comment-done = Your comment has been posted.
comment-done-withdrawn = Your comment has been taken back.
refusal-comment-hidden = This comment is hidden at the moment, so it can be neither answered nor taken back. Its author may appeal.
refusal-comment-withdrawn = Its author has already taken this comment back. Please answer another one.
