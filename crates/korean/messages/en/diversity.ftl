# Fields of life, generations and genders, for quotas and statistics

category-label = Field
category-hint = People find it by this. Leave it open when you are not sure.
category-none = not chosen yet
category-all = all fields
category-welfare = Welfare and health
category-environment = Environment and climate
category-safety = Safety and transport
category-culture = Culture and sport
category-education = Education, children and youth
category-economy = Economy and jobs
category-housing = Housing and the city
category-community = Neighbourhood and self-government
category-other = Something else

generation-teens = Up to 19
generation-twenties = Twenties
generation-thirties = Thirties
generation-forties = Forties
generation-fifties = Fifties
generation-sixties = Sixties
generation-seventies = Seventy and over

gender-woman = Woman
gender-man = Man
gender-other = Other
