# Charts and their tables

chart-tree-heading = The parts of the budget at a glance
chart-tree-title = Parts of the budget.
chart-tree-planned = { $total } are planned in all. Each bar is the share that a part has of the one above it.
chart-tree-agreed = The budget is { $total } now. Each bar is the share that a part has of the one above it; the full part was spent.
chart-tree-table = The same figures
chart-tree-show = See the figures of the chart as a table
chart-tree-part = Part
chart-tree-left = { $count ->
    [one] One more part is
   *[other] { $count } more parts are
 } in the table to be taken.
chart-history-heading = How amounts changed
chart-history-title = Amounts of each version.
chart-history-about = Each line is drawn by itself from zero to its largest amount; the numbers below are the versions.
chart-history-table = The same figures
chart-history-version = Version { $number } ({ $day })
chart-history-left = Drawn are the lines that moved most, in the latest versions. Left out: { $lines } changed lines and { $versions } earlier versions.
chart-history-file = Take all changes (CSV)
