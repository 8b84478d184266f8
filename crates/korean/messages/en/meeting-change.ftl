# What is written of a meeting that was moved or cancelled

meeting-changed-subject = Madang: a meeting has changed
meeting-moved-text = { $district }: “{ $title }” is held at another time or place.

  Announced for: { $before }
  Now: { $when }
  Place: { $place }
  Why: { $reason }
meeting-cancelled-text = { $district }: “{ $title }” is not held.

  Announced for: { $when }
  Place: { $place }
  Why: { $reason }
meeting-moved-later-text = { $district }: “{ $title }” and the meetings after it are held at another time or place.

  Announced for: { $before }
  Now: { $when }
  Place: { $place }
  Why: { $reason }
  The later meetings:
  { $later }
  Later meetings that are not held:
  { $dropped }
meeting-cancelled-later-text = { $district }: “{ $title }” and the meetings after it are not held.

  Announced for: { $when }
  Place: { $place }
  Why: { $reason }
  Later meetings that are not held:
  { $later }
