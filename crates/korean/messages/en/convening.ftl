# Requests of members for a meeting

convening-title = Requests for a meeting
convening-lead = Members of the governance council may ask for a meeting. Everybody sees how many have signed and how many are missing. The names of those who signed are not shown.
convening-rule = When a co-chair asks, or { $part }/{ $whole } of the members sign, the secretary has to set a day. ({ $law }, since { $since })
convening-new = Ask for a meeting
convening-new-lead = Whoever asks signs first. When a co-chair asks, the day is to be set at once.
convening-about = What is the meeting about?
convening-reason = Why is it needed?
convening-reason-hint = Everybody reads this. Phone numbers and e-mail addresses are masked.
convening-ask-button = Ask and sign
convening-none = Nobody has asked for a meeting yet
convening-none-text = When a member asks, it appears here with the number of signatures.
convening-first-page = Back to the beginning
convening-pages = Turn the pages of the list
convening-signed = Signatures: { $count }
convening-missing = Missing: { $count }
convening-owed = The secretary has to set a day · { $left }
convening-overdue = Setting a day is late by days: { $days }
convening-called = The meeting is called
convening-state = Now
convening-signatures = Signatures
convening-needed = Signatures needed
convening-needed-of = { $count } ({ $part }/{ $whole } of { $members } members, { $law })
convening-asked-as = Asked by
convening-asked-at = Asked at
convening-due = A day is to be set by
convening-meeting = The meeting
convening-see = See the meeting
convening-sign = Sign it too
convening-unsign = Take my signature back
convening-mine = You have signed this.
convening-set-day = Set the day
convening-set-day-lead = This calls an extra meeting about what was asked for, in the same words.
convening-set-day-button = Call the meeting for this day
convening-done-asked = You have asked for a meeting and signed.
convening-done-signed = You have signed.
convening-done-unsigned = Your signature is taken back.
convening-reached-subject = Madang: please set the day of a meeting
convening-reached-text = { $district }: enough members have signed a request for a meeting: “{ $title }”

  Please set its day by { $due }.
refusal-convening-reached = Enough had signed at { $at }. Signatures can no longer be given or taken back.
refusal-convening-called = The meeting was called already. Look at the list of meetings.
refusal-convening-open = Signatures are missing. A day can be set once enough have signed.
duty-convening = Setting the day of a meeting
