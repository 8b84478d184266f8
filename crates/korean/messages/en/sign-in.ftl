# Signing in without a password

sign-in-title = Sign in
sign-in-lead = There is no password. We send a six-digit code to the address you enter. To read, you need not sign in.
sign-in-address = E-mail address or mobile phone number
sign-in-address-hint = For example name@example.org or 010-0000-0000. If you are new, enter it just the same.
sign-in-send = Send me a code
sign-in-desk-title = If you use neither e-mail nor a mobile phone
sign-in-desk-text = Bring your papers to a neighbourhood office, and the clerk gives you a sign-in code on the spot.
sign-in-desk-link = Sign in with a code from the neighbourhood office
sign-in-demo-title = Just looking around?
sign-in-demo-text = This is a demonstration, so you can sign in without a code.
sign-in-demo-link = Sign in as an invented person
sign-in-done-out = You have signed out. On a shared device, please close this window too.
sign-in-done-closed = Your account was closed. Thank you for having taken part.

sign-in-code-title = Enter the code you received
sign-in-code-lead = A code has been sent. It works for { $minutes } minutes.
sign-in-code = The code you received
sign-in-code-hint = Six digits. You may paste them.
sign-in-enter = Sign in
sign-in-code-help = No code yet?
sign-in-code-help-address = Check that it was sent to the right place: { $to }.
sign-in-code-help-spam = An e-mail may have landed in the spam folder.
sign-in-code-help-again = You can get { $count } codes an hour; on this device only the latest one works.
sign-in-code-again = Get another code
sign-in-code-ask = Get a code by e-mail or phone
sign-in-code-demo = In this demonstration codes are not sent but written as files into this folder: { $folder }

sign-in-desk-code-title = Enter the code from the neighbourhood office
sign-in-desk-code-lead = It works once, for { $minutes } minutes after you received it.
sign-in-desk-code = The code you received
sign-in-desk-code-hint = Ten letters and digits, for example 4K7P2-9XWTB. Small letters will do.

sign-in-fault-six-digits = The code has six digits. Please look at it again.
sign-in-fault-desk-code = There is no such code, or its time is over. Please check it letter by letter. If it still does not work, the neighbourhood office has to give you a new one.

sign-in-notice-subject = Your sign-in code for Madang
sign-in-notice-text = Your sign-in code for Madang is { $code }. It works for { $minutes } minutes. Tell it to nobody; no office will ever ask for it. If you did not ask for a code, simply delete this message.
sign-in-fault-desk-staff = This account holds a role, so a code from a desk can’t open it. Please ask for a code by e-mail or phone.
