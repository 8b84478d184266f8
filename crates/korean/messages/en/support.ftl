# Support: who stands behind proposals and agendas

support-title = Support
support-count = { $count ->
    [one] { $count } person supports this
   *[other] { $count } people support this
}
support-short = { $count ->
    [one] { $count } supporter
   *[other] { $count } supporters
}
support-kept = While the vote is on, how many people support this is not shown.
support-given = You are one of them.
support-give = Support this
support-withdraw = Take my support back
support-hint = Each person supports once. Your name is not shown, and you can take it back at any time. Your support stays when this is merged with others.
support-sign-in = Sign in to support this
support-consent = Agree to the terms and support this
support-done-given = You support this now. You will be told what becomes of it.
support-done-withdrawn = You took your support back.

support-merged-subject = Madang: what you support became an agenda
support-merged-text = What you support in { $district } is now part of the agenda “{ $agenda }”. Reason: { $reason } Your support counts there as well.
support-split-subject = Madang: an agenda you support was split
support-split-text = An agenda you support in { $district } was split into “{ $agenda }”. Reason: { $reason } Your support counts for each of them.
support-undone-subject = Madang: what you support stands by itself again
support-undone-text = What you support in { $district } is no longer part of the agenda “{ $agenda }”. Reason: { $reason } Your support stays.
