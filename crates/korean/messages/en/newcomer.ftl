# Newcomers, guides, tasks that go around, and the story of an agenda

newcomer-turns = Tasks that go around
newcomer-turns-lead = Writing minutes along, welcoming newcomers and watching the clock go around, so that nobody does them all the time. Whoever had the fewest turns is next, and of these whoever waited longest.
newcomer-turns-none = Nothing handed out yet
newcomer-turns-none-text = Once the next meeting is set, the secretary or a facilitator hands the turns out.
newcomer-task-minutes = Writing minutes along
newcomer-task-welcome = Welcoming newcomers
newcomer-task-clock = Watching the clock
newcomer-hand-out = Hand out the turns of the next meeting
newcomer-handed-on = Handed on
newcomer-mine = Your turn
newcomer-mine-text = This time it is “{ $task }”. If you can't, hand it on with a reason.
newcomer-swap-reason = Why you hand it on
newcomer-swap-hint = One line will do. Those who take part read it.
newcomer-swap = Hand it on
newcomer-guided-by = Your guide:
newcomer-guides = You show around:
newcomer-guide-offer = Show newcomers around
newcomer-guide-stop = Stop showing newcomers around
newcomer-done-guide = Kept. While you show newcomers around, you and whoever comes new are told each other's names.
newcomer-told-subject = Madang: news of a group you are in
newcomer-told-guide = Welcome to { $body } in { $district }. Somebody shows you around at first. Madang shows who on the page of the group. ({ $time })
newcomer-told-newcomer = Somebody came new to { $body } in { $district }. Please show her or him around. Madang shows who on the page of the group. ({ $time })
newcomer-told-turn = There is a task for you at the next meeting of { $body } in { $district }. If you can't, hand it on in Madang with a reason. ({ $time })
newcomer-refusal-new = You can show newcomers around after you have been there once.
newcomer-refusal-offered = You show newcomers around already.
newcomer-refusal-no-meeting = No meeting is set, so there are no turns to hand out.
newcomer-refusal-handed-out = The turns of the next meeting are handed out.
newcomer-refusal-handed-on = This turn was handed on.
newcomer-refusal-nobody = Nobody is left who could do it. More participants or members are needed.

agenda-story = The story so far
agenda-story-to = New here? Read the story so far
agenda-story-minutes = What stands here takes about { $minutes ->
    [one] one minute
   *[other] { $minutes } minutes
  } to read.
agenda-story-decided = What was decided
agenda-story-decided-none = Nothing was decided yet
agenda-story-decided-none-text = Decisions of meetings on this agenda stand here.
agenda-story-open = What is open
agenda-story-open-yes = It is still deliberated. You can add your opinion and questions at any time.
agenda-story-open-no = Deliberation is over. Below you find how it ended.
agenda-story-tasks = What somebody undertook
agenda-story-until = until { $day }
agenda-story-questions = Questions that wait for an answer
agenda-story-said = What was said in meetings
agenda-story-reading = More to read
agenda-story-whole = The whole agenda
agenda-story-statements = Statements, one line each
agenda-story-votes = { $people } people have answered.
agenda-story-votes-few = Fewer than 5 people have answered.
agenda-story-votes-none = Nobody has answered yet.
agenda-story-map = Where opinions meet and part
