# What is said when the request itself is off

fault-internal = Something went wrong on our side. Nothing was changed; please try again in a moment.
fault-method = This address can't be used like that.
fault-too-large = What you sent is too large. Please send it in parts.
fault-request = What you sent can't be read. Open the page again and retry.
fault-slow = What you sent did not arrive within 10 seconds and was stopped. Nothing was changed. Please check the connection and send it again.
fault-timeout = There was no answer within 30 seconds. Please open the page again to see whether it was done; if not, do it once more.
fault-unavailable = The data can't be reached now. In a moment, please open the page again to see whether it was done; if not, do it once more.
fault-encoding = The characters can't be read. Please send UTF-8.
fault-form-type = This address takes only what the form on its page sends. Please open the page again and send it from there.
fault-other-site = This came from another site and was not taken. Please use a page of this site.
fault-form-old = Your sign-in has changed since this page was opened. Open the page again and send it from there.
fault-form-key = This form was not made by a page of this site. Open the page again and retry.
fault-form-reused = The same form has already come in with other contents. Open the page again and send it from there.
fault-too-many-requests = You are sending too often. Please try again in { $seconds ->
        [one] 1 second
       *[other] { $seconds } seconds
    }.
fault-page-key = The continuation address is off. Please start from the first page.
fault-page-limit = Between 1 and 100 entries can be read at once.
fault-overloaded = Many people are here right now, so this was not done. Nothing was changed. Please try again in { $seconds } seconds.
