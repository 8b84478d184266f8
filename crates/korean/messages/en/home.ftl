# The first page

home-title = Our neighbourhood, our decision
home-lead = Here residents and their governance council decide together on a share of what our district does and spends next year.
home-primer = New here? It takes three minutes
home-districts = Find your district
home-empty = No district is open yet
home-empty-text = Districts appear here once an administrator has set them up.
home-count = { $count ->
    [one] One district takes part.
   *[other] { $count } districts take part.
}
