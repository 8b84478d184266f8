# My Madang: consent, name, addresses, sessions

account-title = My Madang
account-lead = What Madang knows of you, and what you can change.
account-cancel = Cancel
account-default-name = Resident { $number }
account-done-name = Your name was changed.
account-done-contact = The address was added. You can now sign in with it too.
account-done-session = That device was signed out.
account-done-sessions = All other devices were signed out.
account-done-administrator = You are now the administrator of the whole city. You can give roles in each district.

account-name-title = The name others see
account-name = The name others see
account-name-hint = It stands beside your proposals and comments. It need not be your real name.
account-name-save = Change the name
account-fault-name-phone = This name contains something like a phone number. Everybody can see it, so please leave it out.

account-contacts-title = Where codes are sent
account-contacts-text = Whichever address you sign in with, you are the same person. Nobody else sees them.
account-contacts-none = There is none yet. Add an e-mail address or a phone, and you can sign in with a code sent there.
account-contact-since = Confirmed on
account-contact-add = E-mail address or mobile phone number to add
account-contact-hint = We send a code there to confirm it.
account-contact-send = Send the code
account-contact-code-title = Enter the code you received
account-contact-confirm = Add this address
account-fault-contact-own = This account has this address already.
account-notice-subject = Code to add this address to a Madang account
account-notice-text = The code to add this address to a Madang account is { $code }. It works for { $minutes } minutes. Tell it to nobody. If you did not ask for it, simply delete this message.

account-identity-title = One person, one vote
account-identity-state = Identity
account-identity-none = Not stated yet
account-identity-declared = You stated your name and date of birth
account-identity-verified = Confirmed by your papers
account-identity-none-text = When you first vote we ask for your name and date of birth. They are not kept as you type them.
account-identity-declared-text = Only a value that can't be turned back is kept. Bring your papers to a neighbourhood office to have it confirmed.
account-identity-verified-text = Only a value that can't be turned back is kept. However many addresses you add, you have one vote.
account-identity-basis = Your tie to the district
account-basis-resident = I live in this district
account-basis-worker = I work at an institution in this district
account-basis-business = I run or work for a business with an office in this district
account-basis-student = I am enrolled at a school in this district

account-roles-title = Your roles
account-roles-none = You hold no special role. As a resident you can propose, comment and vote.

account-work-title = What your roles let you do
account-work-desk = Hand over sign-in codes
account-work-roles = See roles
account-work-moderation = See hidden content

account-sessions-title = Where you are signed in
account-sessions-text = If there is a device you do not know, sign it out.
account-sessions-end = Sign out all other devices
account-device-unknown = Unknown device
account-channel-email = with a code by e-mail
account-channel-phone = with a code by phone
account-channel-desk = with a code handed over

account-readings-title = Who looked at your data
account-readings-none = No member of staff has looked at your data.
account-readings-text = When staff handle your data, it is recorded here. The latest { $count } are shown.
account-reading-desk = A neighbourhood office saw your papers and gave you a code
account-reading-roles = Your account was looked up by address to give you a role

account-consent-first = First please read how personal data is used, and agree. Sign out and in again to see that page. What you typed is kept below; please copy it.
account-consent-title = Before you take part
account-consent-lead = Read what Madang keeps, why and until when, and then decide.
account-consent-before = You agreed already on
account-consent-kept = Kept because it is needed
account-consent-until = Until when:
account-consent-contact = E-mail address or mobile phone number
account-consent-contact-why = Used only to send you sign-in codes.
account-consent-contact-until = until you close the account.
account-consent-name = The name others see
account-consent-name-why = Shows who wrote a text.
account-consent-name-until = until you close the account.
account-consent-writing = Proposals and comments
account-consent-writing-why = Public, so that everybody can read and weigh them.
account-consent-writing-until = they stay as a record of policy; your name is removed when you close the account.
account-consent-sessions = Sign-ins
account-consent-sessions-why = Keep you signed in, and let you spot a device you do not know. Only the names of browser and system are kept.
account-consent-sessions-until = { $days } days at the most.
account-consent-identity = Name and date of birth (when you vote)
account-consent-identity-why = To see that each person casts one vote. They are turned into a value that can't be turned back, and not kept as typed.
account-consent-identity-until = that value, until you close the account.
account-consent-access = Records of staff looking at your data
account-consent-access-why = So that you can see for yourself whether staff handled your data.
account-consent-access-until = shown in My Madang as long as you have an account.
account-consent-optional = What you may agree to separately
account-consent-optional-text = There is nothing at present. If data is to be used for anything that could be done without, we will ask you separately.
account-consent-refuse = You may refuse
account-consent-refuse-text = Without agreeing you can still read every text and result, and nothing is held against you. But you can't propose, comment or vote.
account-consent-young = If you are under 14, a guardian has to agree. This page can't take that yet, so please ask a neighbourhood office together with your guardian.
account-consent-more = All about personal data
account-consent-decide = Now please decide
account-consent-field = Agreement
account-consent-agree = I am 14 or older and agree to this use
account-consent-button = Agree and go on
account-consent-no = Do not agree, and sign out
