# The command that runs a published lottery again
draw-file-unreadable = The file { $file } can't be read: { $fault }. Check its path and that you may read it.
draw-file-bad = This file is not a published draw: { $file }
  { $fault }
  Give the draw.json exactly as the page of the call offers it.
draw-output = The result can't be written: { $fault }. Check the disk space and where it goes.
draw-figures = { $seats } seats were drawn again among { $people } applications from the seed { $seed }.
draw-way-counted = Every panel that keeps the conditions was as likely as any other.
draw-way-walked = People were taken in the order of the seed, each where the conditions could still be kept.
draw-limit-kept = Condition { $number }: { $least } to { $most } people, drawn { $drawn } (kept)
draw-limit-broken = Condition { $number }: { $least } to { $most } people, drawn { $drawn } (not kept)
draw-equal = Equal: drawing again gives the same people in the same order.
draw-not-equal = Not equal:
draw-differs-format = The file is of another form.
draw-differs-order = Conditions or tokens do not stand in their one order.
draw-differs-secret = The secret is not the one that was promised before the close.
draw-differs-list = The list of tokens does not match the number or the hash that was published.
draw-differs-seed = The seed does not follow from the secret, the list and the dice.
draw-differs-panel = No panel that keeps all conditions can be drawn from this list.
draw-differs-drawn = Drawing again gives other people or another order.
draw-differs-chance = The lowest or the highest chance is another one.
draw-differs-reserve = The order of the reserve is another one.
