# Similar proposals and agendas
similar-title = Find similar proposals and agendas
similar-lead = See whether something like your proposal is there already. It is found in somewhat different words, too.
similar-label = What you want to propose
similar-button = Find similar ones
similar-look = Look for similar ones
similar-found = Similar proposals and agendas
similar-how = These share letters with your text. Please read them and judge for yourself whether they say the same.
similar-count =
    { $count ->
        [one] 1 similar one.
       *[other] { $count } similar ones.
    }
similar-how-form = These share letters with your text. A title opens in a new window, and what you typed stays here.
similar-none = Nothing similar was found.
similar-words = Shared words: { $words }
similar-replaced = Taken to mean the same: { $asked } → { $instead }
similar-near-copy = { $percent } % of the letters are the same.
