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
similar-same-as = People decided that it asks for the same as “{ $title }”.
similar-compare = Compare side by side
similar-different =
    { $count ->
        [one] 1 that shares words only, as people decided
       *[other] { $count } that share words only, as people decided
    }
similar-likeness = What are the two to each other?
similar-reason = Why you see it so
similar-decide = Decide whether they ask for the same
similar-decide-lead = People read both and decide. The decision stands on both pages with its reason and the role of whoever decided. A later decision holds in place of an earlier one.
similar-decide-button = Record the decision
similar-done-decided = The decision is recorded.
likeness-same = The same
likeness-same-hint = Both ask for the same thing. They can be put together.
likeness-related = Related
likeness-related-hint = They are about the same matter and ask for different things.
likeness-different = Different
likeness-different-hint = They share words only. They are not suggested to each other again.
fault-similar-items = Please choose two different proposals or agendas.
fault-likeness = Please choose: the same, related or different.
field-likeness = What the two are
settings-synonyms = Words for the same
settings-synonyms-text = Words that mean the same when similar texts are looked for.
settings-done-synonyms = The words are changed. They count from the next question on.
synonyms-lead = Write down which words mean the same in your district, and texts in other words are found as similar. What was written stays as it is.
synonyms-words = Words of this district
synonyms-words-hint = One group a line, with commas between the words. Example: 마을버스, 동네버스. Each word has 2 to 20 letters. Lines that begin with “#” are passed over.
synonyms-button = Change the words
synonyms-first = See the words of all districts
synonyms-first-text = They come with the program and are not changed here.
field-synonyms = Words of this district
fault-synonym-alone = Line { $line } has one word only. Add the words for the same, with commas between them.
fault-synonym-length = A word in line { $line } has fewer than 2 or more than 20 letters.
fault-synonym-many = There are more than 2,000 words.
synonyms-present = The words now
synonyms-none = There are none yet.
fault-synonyms-changed = Somebody else changed the words meanwhile. Look at the words as they are now below, change yours and save again.
fault-similar-text = Please give a text of at most 400 characters.
api-similar = Proposals and agendas that are like a text
api-similar-decisions = What people decided of proposals and agendas that are alike
