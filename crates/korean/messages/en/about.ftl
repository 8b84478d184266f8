# What Madang is

about-title = What is Madang?
about-lead = From a resident's idea to next year's budget: every step of the year, to see and to take part in, in one place.
about-what = What is decided here?
about-what-text = Each district's residents and governance council decide where a share of next year's budget goes. Seoul calls this the district-plan type of citizen participatory budgeting.

    The governance council brings residents, organisations and officials together. Anybody may come to its sub-committees.
about-year = How the year goes
about-year-text = Looking for agendas, collecting proposals, weighing them together, choosing, planning and agreeing with the city, carrying out, settling and evaluating.

    The district's first page shows which step it is at, with dates.
about-vote = How do I vote?
about-vote-text = Sign in and say once what connects you with the district. Choose up to the given number and press once: that is your ballot. You may change it as often as you like until the end; only the last one counts.

    Two ways of counting are shown side by side: most votes first, and equal shares, where every ballot has the same share of the money and ballots buy together. Which one decides is announced before the vote.
about-trust = Why you can trust it
about-trust-text = Who has voted and what was chosen are kept in different places, with no name or time that joins them, and the order in which they came is mixed every hour. When the vote has been over for { $grace } seconds, the ballots are moved to new numbers and the key that could join them is destroyed. From then on not even the operator can tell whose ballot is whose.

    Every decision and change is kept in a record that carries the fingerprint of the record before it, so a change in the middle shows.

    All ballots are published with the result as a file. Anybody can download it and count again.
about-limits = What it can't promise yet
about-limits-text = While a vote is running, an operator who holds the server could join ballots and people on purpose: with the keys every ballot, and even without them those of about the last hour, whose order still shows in the database. Backups or database logs that are kept from that time allow the same later. Nor can it prevent somebody from standing beside you and forcing your choice; but when you vote again alone, the earlier ballot is gone, and what you chose is never shown again to anybody.

    Name and date of birth are people's own word. If somebody gave yours first, you can claim it back with your papers at a neighbourhood office. Before papers are seen, voting several times under invented names can't be ruled out altogether. With a code that staff hand over after seeing papers, that person's ballot can be cast anew; it is recorded, and the person is told.
about-accessibility = Accessibility
about-accessibility-text = Everything can be done by keyboard, with a screen reader and without scripts. The aim is the Korean guideline KWCAG 2.2 and WCAG 2.2 AA, and every page is checked automatically.

    If something is hard to use, please tell your district's governance office. Neighbourhood offices help too.

privacy-title = Personal data
privacy-lead = Only what is needed, only as long as it is needed.
privacy-kept = What is kept?
privacy-kept-text = The e-mail address or phone number you sign in with, the name you show, what you write, and your sign-ins. If you told us your generation, that too. The address is used only to send codes and is shown to nobody else.

    A sign-in code stops working after { $code } minutes, and a sign-in ends after { $days } days at the latest.
privacy-identity = Name and date of birth
privacy-identity-text = The name and date of birth you give before voting serve only to see that one person has one vote, and are not kept. What remains is a value made with a secret key that can't be turned back. Resident registration numbers are not taken.
privacy-drafts = What you are writing
privacy-drafts-text = A proposal saved as a draft is seen by you alone, and is deleted { $drafts } days after it was last saved. Photos not handed in yet are deleted after { $photos } days. Where and with what a photo was taken is removed when it arrives. What you write without a connection stays on your device alone.
privacy-vote = Ballots
privacy-vote-text = A ballot says neither who nor when. When the vote is over, the value that could join them is destroyed.
privacy-told = Word of an agreement
privacy-told-text = When an agreement takes force, everybody who had a part in the round is told. Kept are who was told, and when you said that you have read it, if you pressed the button. Opening the page is not recorded, and pages show the number of people alone. Of those who were shown the summary at a meeting only the number is kept.
privacy-projects = Projects that residents own along
privacy-projects-text = The page of a project shows the name and the task of each co-owner. Whoever was only asked is known by a value that can't be turned back, and who declined is not kept. The log, and who consents to the end of a project or refuses with which reason, is seen by everybody. Photos and evidence in it are for everybody, or for staff and co-owners alone. Outcome reports and objections to an evaluation show a role instead of a name. Closing your account ends your task.
privacy-books = The books
privacy-books-text = Commitments, payments with their evidence, what is carried over, what is paid back, and tables that were brought in are kept with who of the staff recorded them and when. Pages and files do not show that name. Whoever is paid is recorded as a kind, such as a company or a group; no name is taken. Evidence that is closed shows only by which item of the disclosure act. Staff of the district and the officers of the city who approve the settlement see it, and each time is recorded. The number of residents is copied from published statistics, not gathered from people.
privacy-logs = Logs
privacy-logs-text = The server's logs hold no names, no addresses and nothing that you wrote. When staff open somebody's personal data, that itself is recorded.
privacy-rights = What you can do
privacy-rights-text = Under “My Madang” you can change the name you show, add and remove addresses, see and end your sign-ins, and close your account. When it is closed, addresses and name are erased; what was published stays, without your name.
