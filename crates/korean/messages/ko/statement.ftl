# 안건에 대한 한 줄 생각

statement-title = 한 줄 생각
statement-lead = 이 안건을 두고 주민이 한 줄씩 적은 생각입니다. 한 번에 하나씩 읽고 그렇다, 아니다, 넘어간다 가운데 하나로 답합니다. 늦게 오셔도 바로 함께할 수 있습니다.
statement-count = 지금 한 줄 생각 { $count }개에 답할 수 있습니다.
statement-agenda = 안건
statement-open = 지금 열려 있습니다.
statement-open-until = { $until }까지 열려 있습니다.
statement-ahead = { $day }부터 열립니다.
statement-closed = 지금은 닫혀 있습니다. 결과는 누구나 볼 수 있습니다.
statement-progress = { $all }개 가운데 { $seen }개에 답했습니다
statement-stance-agree = 그렇다
statement-stance-disagree = 아니다
statement-stance-pass = 넘어간다
statement-origin-resident = 주민이 적은 생각
statement-origin-seed = 진행자가 처음에 내놓은 생각
statement-hidden = 가려진 한 줄 생각
statement-all = 한 줄 생각 모두 보기
statement-all-add = 모두 보고 내 생각 더하기
statement-to-list = 한 줄 생각 모두 보기
statement-first-page = 처음부터 보기
statement-sign-in = 들어와서 함께하기
statement-consent = 개인정보 안내를 읽고 함께하기

statement-add = 한 줄 생각 더하기
statement-add-closed = 지금은 새 생각을 받지 않습니다.
statement-one = 한 줄 생각
statement-hint = 생각 하나만, { $max }자까지 적어 주세요. 이름은 보이지 않고 ‘주민이 적은 생각’으로 보입니다. 전화번호와 이메일 주소는 가립니다.
statement-send = 이 생각 올리기
statement-seed = 진행자로서
statement-seed-hint = 이야기를 시작하도록 내놓는 생각입니다. 그렇게 표시됩니다.
statement-seed-yes = 진행자가 처음에 내놓은 생각으로 올립니다
statement-list = 올라온 한 줄 생각
statement-none = 아직 올라온 생각이 없습니다.
statement-none-text = 첫 생각을 적어 주세요. 다른 주민이 하나씩 읽고 답합니다.

statement-vote = 하나씩 답하기
statement-vote-begin = 하나씩 답하기
statement-vote-lead = 답하려면 먼저 들어와 주세요. 읽는 것은 누구나 할 수 있습니다.
statement-vote-note = 누가 무엇이라고 답했는지는 보이지 않습니다. 답은 언제든 바꿀 수 있고 마지막 답을 셉니다.
statement-said-before = 앞서 ‘{ $stance }’라고 답했습니다. 다시 고르면 바뀝니다.
statement-skip = 지금은 건너뛰고 다음 생각 보기
statement-skipped-all = 남은 생각을 모두 건너뛰었습니다.
statement-skipped-again = 건너뛴 생각 다시 보기
statement-nothing-left = 지금까지 올라온 생각에 모두 답했습니다. 새 생각이 올라오면 다시 와 주세요.

statement-mine = 내가 남긴 것
statement-mine-lead = 내가 적은 생각이 어떻게 되었는지, 내가 무엇이라고 답했는지 봅니다. 이 쪽은 나만 봅니다.
statement-mine-own = 내가 적은 생각
statement-mine-own-none = 아직 적은 생각이 없습니다.
statement-mine-votes = 내 답
statement-mine-votes-none = 아직 답한 것이 없습니다.
statement-became-hidden = 게시물 관리자가 가렸습니다. 받은 답은 세지 않습니다.
statement-became-people = 지금까지 { $people }명이 답했습니다
statement-became-numbers = { $people }명이 답했습니다. 그렇다 { $agree }명, 아니다 { $disagree }명, 넘어간다 { $pass }명
statement-change = 답 바꾸기

statement-results = 결과 보기
statement-people = 지금까지 { $people }명이 { $votes }번 답했습니다.
statement-each = 생각마다 받은 답
statement-each-text = { $least }명보다 적게 답한 생각은 수를 보이지 않습니다. 누구의 답인지 알 수 없게 하려는 것입니다.
statement-each-caption = { $count }명의 답
statement-said = 답
statement-few = 아직 답한 사람이 적습니다. { $least }명이 되면 수를 보여 드립니다.
statement-some = 지금까지 { $count }명이 답했습니다. { $least }명이 되면 수를 보여 드립니다.
statement-kept-ballot = 이 안건을 두고 투표하는 동안에는 수를 보이지 않습니다. 투표가 끝나면 보입니다.
statement-kept-opinion = 이 안건에 내 생각을 먼저 남기면 다른 주민의 생각을 볼 수 있습니다. 서로 휩쓸리지 않게 하려는 것입니다.
statement-kept-statements = 한 줄 생각 { $count }개에 더 답하면 다른 주민의 답을 볼 수 있습니다. 서로 휩쓸리지 않게 하려는 것입니다.

statement-settings = 여는 날과 결과 정하기
statement-days = 여는 날
statement-days-hint = 비워 두면 안건이 열려 있는 동안 열립니다. 이 사이에는 언제 와도 함께할 수 있습니다.
statement-reveal = 결과를 언제 보여 줄까요?
statement-reveal-hint = 닫힌 뒤에는 누구나 봅니다.
statement-reveal-always = 언제나 누구에게나
statement-reveal-opinion = 안건에 내 생각을 남긴 사람에게
statement-reveal-statements = 한 줄 생각 몇 개에 답한 사람에게
statement-reveal-after = 몇 개에 답하면
statement-reveal-after-hint = 위에서 ‘몇 개에 답한 사람에게’를 골랐을 때만 적습니다. 보기: 5
statement-quiet = 주민 투표가 열려 있는 동안
statement-quiet-hint = 투표에 영향을 주지 않게 합니다.
statement-quiet-yes = 이 안건의 수를 누구에게도 보이지 않습니다
statement-settings-save = 이렇게 정하기
statement-settings-cancel = 그만두기

statement-done-added = 한 줄 생각을 올렸습니다. 이제 다른 주민이 하나씩 읽고 답합니다.
statement-done-voted = 답을 남겼습니다. 다음 생각입니다.
statement-done-set = 여는 날과 결과를 정했습니다.

fault-statement-there = 같은 생각이 이미 올라와 있습니다. 그 생각에 답해 주세요.
fault-statement-day = 2026-05-01처럼 날짜를 적어 주세요.
fault-statement-days-order = 마지막 날이 첫날보다 앞설 수 없습니다.
fault-statement-reveal = 언제 보여 줄지 골라 주세요.
fault-statement-reveal-after = 1부터 { $max }까지의 수를 적어 주세요.
refusal-statement-own = 한 안건에 { $max }개까지 적을 수 있습니다.
refusal-statement-all = 이 안건에는 한 줄 생각이 { $max }개까지 올라올 수 있습니다. 이미 올라온 생각에 답해 주세요.
refusal-statement-ahead = 아직 열리지 않았습니다.
refusal-statement-closed = 지금은 닫혀 있어 생각을 더하거나 답할 수 없습니다.
refusal-statement-hidden = 가려진 생각이라 답할 수 없습니다.

field-statement = 한 줄 생각
field-seed = 진행자로서
field-days = 여는 날
field-reveal = 결과를 보여 줄 때
field-reveal_after = 몇 개에 답하면
field-quiet_in_ballot = 투표가 열려 있는 동안

moderation-kind-statement = 한 줄 생각
moderation-the-statement = 한 줄 생각이 달린 안건
moderation-hide-statement = 이 생각 가리기
