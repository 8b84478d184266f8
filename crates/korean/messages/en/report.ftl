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
    [answered] answered
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
refusal-report-amount = Amounts can't be changed in the report. Change them under "Attendance and spending" of the room, so that the sum stays right.
refusal-report-early = The room is not over yet. The report can be published once it is.
refusal-report-published = This report is published already.
refusal-report-line = That budget item is not in the plan of whoever opened this room. Choose again.
fault-report-part = Choose where it is added.
fault-report-row = This is a row of the table. Write { $count } cells with | between them.

report-title = Result report
report-heading-overview = Overview
report-heading-programme = Programme
report-heading-discussion = Discussion
report-heading-spending = Spending
report-heading-attachments = Attachments
report-part-overview = Overview
report-part-programme = Timetable
report-part-boards = Keyword boards
report-part-topics = Topics
report-part-review = Suggestions and reviews
report-part-spending = What was spent
report-part-attachments = Attachments
report-spent-label = Spent
report-goes-on = The room is not over yet. This is written from what is there so far, and grows by itself.
report-published = Published:
report-unpublished = Not published yet. Only those who lead the room see it.
report-document = See the document drafted from it
report-made = Written by itself from the cards, topics and suggestions of the room. Each sentence tells what it comes from.
report-edited-count = Sentences that people changed: { $count }.
report-empty = Nothing is recorded.
report-why-column = Why
report-why = Sources
report-sources = It comes from these.
report-own = A sentence that people added.
report-source-reworded = reworded or left out in the report
report-source-gone = What it was made from is no longer in the room.
report-source-plan = What the room was opened with
report-source-block = Slot
report-source-card = Card
report-source-cluster = Keyword
report-source-topic = Topic
report-source-note = Note of a table
report-source-suggestion = Suggestion
report-source-task = To do
report-source-figures = Who came and what was spent
report-source-line = Budget of the plan
report-mark-changed = changed by people
report-mark-own = added by people
report-mark-left-out = left out
report-step-change = Changed
report-step-add = Added
report-step-leave-out = Left out
report-step-put-back = Put back
report-original = What was written by itself
report-moved = The record has changed since then. It would now say:
report-moved-gone = nothing, as the record behind it is gone
report-reason = Why it is left out
report-change = Change
report-text = Sentence
report-text-hint = On one line. Phone numbers and e-mail addresses are masked.
report-row-hint = A row of the table. Write { $count } cells with | between them.
report-attachment-hint = Title | copies | disclosure, such as List of those who came | 1부 | 비공개(6)
report-save = Say it like this
report-cancel = Cancel
report-leave-out = Leave it out
report-leave-out-reason = Why it is left out
report-reason-hint = The reason stays on record, and it can be put back at any time.
report-put-back = Put back what was written by itself
report-add = Add a sentence
report-add-part = Where does it go?
report-add-hint = On one line. An attachment needs its title alone; it becomes one closed copy (6).
report-add-button = Add
report-line = Budget item
report-line-which = Which budget paid?
report-line-hint = A line of the plan of whoever opened this room.
report-line-button = Set the budget item
report-publish = Publish
report-publish-text = Everybody can read it then. What is changed later is shown to everybody too, marked as changed.
report-publish-button = Publish this report
report-hand-over = Hand it to the documents
report-hand-over-text = A draft document opens, filled with this report. Once it is sent up, this report is published as well. What is changed here later does not reach that document.
report-hand-over-city = The city held this room. Documents are filed with a district or with the city's own offices; choose where.
report-hand-over-nowhere = There is no place where you may file a document of this report. Give this address to whoever drafts documents.
report-hand-over-to = File it with { $office }
report-handed = A document drafted from this report waits for its signatures.
report-done-edited = It is in the report.
report-done-line = The budget item is set.
report-done-published = The report is published.
api-report = The result report of a workshop room, with what each sentence comes from
field-words = Sentence
field-part = Where it goes
