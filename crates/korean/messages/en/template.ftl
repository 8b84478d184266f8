# Templates of answers, and answering many at once

template-title = Templates of answers
template-lead = Texts for answering several questions or reviews in a similar way. You can set each one right before it is sent.
template-none = There are no templates yet.
template-none-text = Write one below and use it when you answer several at once.
template-new = Write a new one
template-name = Name
template-body = Answer
template-body-hint = {"{"}title{"}"} and {"{"}department{"}"} are filled in. Anything else, such as {"{"}date{"}"}, you fill in before sending.
template-button = Keep as a template
template-end = Take “{ $title }” out of the list
template-done-added = Kept as a template.
template-done-ended = Taken out of the list.

bulk-title = Answer several at once
bulk-lead = Choose from what you owe and choose a template; read each answer, set it right, and send all of them together. Up to { $max } at once.
bulk-items = What to answer
bulk-due-inquiry = Question · due { $due }
bulk-due-review = Department review · due { $due }
bulk-template = Template
bulk-template-hint = Without one you begin with empty boxes.
bulk-preview = Read each of them
bulk-preview-lead = Nothing is sent yet. Read each one and fill in what is open. They are sent only when all are right.
bulk-send = Answer these { $count }
bulk-done = { $sent } answered, { $skipped } not answered.
bulk-sent = Answered
bulk-skipped = Not answered (somebody else was first, or it changed meanwhile)
bulk-more = Answer more
fault-bulk-none = Please choose at least one.
fault-bulk-item = Please choose from the list.
fault-bulk-many = Up to { $max } can be answered at once. Please send them in parts.
fault-bulk-open = This is not filled in yet: { $place }
field-bulk_answer = Answer
