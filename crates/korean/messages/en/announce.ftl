# Announcing a vote

announce-title = Announce a vote
announce-lead = What residents are asked, when, with which budget and which way of counting.
announce-few = There are too few proposals and agendas to vote on. At least two with a cost are needed.
announce-title-ko = Name of the vote, in Korean
announce-title-en = Name in English
announce-opens = Opens
announce-closes = Closes
announce-moment-hint = Seoul time, for example 2026-07-22 09:00
announce-max = How many one person may choose
announce-budget = Budget
announce-rule = Counting
announce-rule-equal-shares = Equal shares decides
announce-rule-greedy = Most votes first decides
announce-agendas = Agendas
announce-agendas-hint = Chosen from the proposals and agendas of the board that have a cost.
announce-fixed = Once announced it can't be changed. Counting begins by itself { $grace } seconds after the close.
announce-button = Announce it like this
vote-announce = Announce a vote
