# The result report of a workshop room: what was written by itself, what was changed, and why

report-purpose = Purpose: { $purpose }
report-when = When: { $when }
report-place = Where: { $place }
report-people = People: { $count } in all
report-people-joined = People: { $count } came in with the code (the whole number is not recorded yet)
report-kind = { $kind }: { $count }
report-kind-uncounted = { $kind }
report-span = { $minutes } minutes in all ({ $from } to { $until })
report-first = The stated start is { $stated }; the first slot, "{ $what }", begins at { $first }
report-ran = It ran from { $from } to { $until }
report-block = { $from }–{ $until } | { $minutes } min | { $what } | { $lead }
report-board = { $board }: { $keywords } keywords, { $cards } cards
report-keyword = { $keyword } (cards: { $cards }{ $dots ->
    [0] {""}
   *[other] , dots: { $dots }
  })
report-card = { $text }{ $dots ->
    [0] {""}
   *[other] {" "}(dots: { $dots })
  }{ $late ->
    [yes] {" "}(a card that came after the end of its block)
   *[no] {""}
  }
report-answer = Answer: { $answer }
report-topic = { $topic }{ $added ->
    [yes] {" "}(a topic added in the room)
   *[no] {""}
  }
report-note = { $table }: { $text }
report-note-free = { $text }
report-suggestion = { $title }: { $text }
report-suggestion-short = { $title }
report-from-keyword = From: the keyword "{ $keyword }" on { $board }
report-from-topic = From: the topic "{ $topic }"
report-review = Review: { $outcome ->
    [accepted] accepted
    [partly] accepted in part
    [declined] not accepted
   *[later] to be looked at again
  }. { $reason }
report-review-none = Review: none yet
report-task = To do: { $what } ({ $owner }, until { $due })
report-unanswered = Keywords with neither a suggestion nor an answer: { $count }
report-unanswered-one = No answer yet to "{ $keyword }" ({ $board }, cards: { $cards })
report-spent = { $item } | { $won }
report-total = Spent: { $won }
report-path = Budget item: { $path }
report-attached-list = List of those who came | 1부 | 비공개(6)
report-attached-room = Cards and notes of the tables | 1부 | 비공개(6)

refusal-report-gone = This sentence is no longer in the report. Open the report again.
refusal-report-early = The room is not over yet. The report can be published once it is.
refusal-report-published = This report is published already.
refusal-report-line = That budget item is not in the plan of whoever opened this room. Choose again.
fault-report-part = Choose where it is added.
fault-report-row = This is a row of the table. Write { $count } cells with | between them.
