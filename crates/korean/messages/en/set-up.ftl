# Setting a district up

set-up-title = Set up a district
set-up-lead = Its names and neighbourhoods, the budget and the calendar of its first year. Everybody sees it as soon as it is set up.
set-up-name-ko = Name
set-up-name-ko-hint = In Korean, for example 하늘구
set-up-name-en = Name in English
set-up-name-en-hint = Example: Haneul-gu
set-up-slug = Name in the address
set-up-slug-hint = Small letters, digits and hyphens, for example haneul
set-up-plain-ko = Plain name
set-up-plain-ko-hint = What residents will call it, in Korean
set-up-plain-en = Plain name in English
set-up-plain-en-hint = Example: Haneul-gu plans 2027 together
set-up-neighborhoods = Neighbourhoods
set-up-neighborhoods-hint = One a line, the English name after a slash. Example: 하늘동 / Haneul-dong
set-up-year = Fiscal year that is decided on
set-up-budget = Budget that is decided on together
set-up-stages = The steps of the year
set-up-stages-hint = The usual days are filled in. Change them to fit your district.
set-up-button = Set up the district
home-set-up = Set up a district
set-up-like = Begin with the settings of another district
set-up-like-text = Budget, last word, calendar and the names of bodies are taken over. No people, proposals or texts are.
set-up-like-taken = Budget and calendar of another district are filled in. Write the names and neighbourhoods and check the days. Nothing of that district's people and texts is taken along.
