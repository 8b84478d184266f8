# Writing together: asking, joining, leaving

coauthor-title = Who writes this
coauthor-first = Handed it in first
coauthor-lead = You can send others a link to write this proposal with you. Up to { $max } may join; their names stand beside yours, they can change the proposal and agree to a merge or refuse it.
coauthor-ask = Make a link that asks others to join
coauthor-ask-again = Make a new link (the one before stops working)
coauthor-revoke = Take the link back
coauthor-made = Here is the link. It is shown on this page alone, so copy and send it now.
coauthor-link = Link to send
coauthor-link-hint = Whoever gets this link can become an author. Send it only to people you trust.
coauthor-part = Take { $name } out
coauthor-leave = Take my name ({ $name }) out and leave
coauthor-join-title = Write this proposal together
coauthor-join-lead = When you join, your name stands beside the proposal; you can change it and agree to a merge or refuse it. You can leave at any time.
coauthor-join = Join as an author
coauthor-code = The code you got
coauthor-code-hint = If you came by the link, it is filled in already.
coauthor-done = You are an author of this proposal now.
coauthor-joined-subject = Madang: somebody writes your proposal with you
coauthor-joined-text = Somebody joined your proposal “{ $title }” in { $district } as an author. The proposal shows who it is.
fault-coauthor-code = Nobody can join with this code: it was taken back or mistyped. Please ask whoever sent it for a new link.
refusal-coauthors-many = { $max } people have joined already. No more can.
refusal-coauthor-already = You already are an author of this proposal.
