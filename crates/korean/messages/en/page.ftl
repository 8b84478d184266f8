# The frame of every page, and the page that says what could not be done

page-title-error = Please correct: { $title }
nav-district = Our district
nav-proposals = Proposals
nav-votes = Votes
footer-owner = Used by the district's governance council and its residents
footer-licence = Public data: Korea Open Government Licence type 1 (attribution)
footer-about = What is Madang?
footer-trust = Why you can trust it
footer-accessibility = Accessibility
footer-privacy = Personal data
footer-api = Open data and API
demo-banner = The clock of this site shows { $now }. People and districts are invented.
demo-banner-link = Try another role
gallery-title = Components
failure-typed = What you typed
failure-typed-hint = You can copy the text below and use it again.
failure-sign-in = Sign in
failure-home = To the first page
failure-title-sign-in = Please sign in first
failure-title-forbidden = You can't do this now
failure-title-not-found = There is no such page
failure-title-conflict = Something has changed meanwhile
failure-title-wait = Please wait a moment and try again
failure-title-internal = Something went wrong on our side
failure-title-request = What you sent can't be taken
