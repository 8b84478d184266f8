# 회의록: 순서마다 나온 이야기, 결정, 할 일

minutes-points-lead = 순서마다 나온 이야기를 한 줄에 하나씩 적습니다. 결정과 할 일은 적어 둔 것이 그 순서 아래에 함께 보입니다. 올리기 전에는 기록하는 사람만 봅니다.
minutes-outside = 시간표에 없는 이야기
minutes-whole = 모임 전체에 대한 글
minutes-whole-hint = 순서마다 적었으면 비워 두어도 됩니다.
minutes-decision = 결정 { $number }
minutes-task = 할 일
minutes-part = 어느 순서에서 정했나요?
minutes-task-decision = 어느 결정에서 나온 일인가요?
minutes-task-decision-hint = 결정을 고르면 그 결정의 순서에 함께 놓입니다.

fault-points = 나온 이야기는 { $max }개까지 적을 수 있습니다.
fault-task-decision = 이 모임의 결정 가운데에서 골라 주세요.
field-points = 나온 이야기

minutes-recused = 빠진 위원의 자리
minutes-recused-hint = 한 줄에 하나씩, 빠진 위원의 수만큼 적습니다. 이름이 아니라 자리를 적습니다. 누구나 봅니다. 보기: 당연직(공원녹지과장)
minutes-stayed-out = 빠진 자리:
minutes-task-outcome = 어떻게 되었나요?
minutes-task-outcome-is = 결과:
minutes-task-reopen = 다시 열기
minutes-task-reopen-why = 왜 다시 여나요?
minutes-task-reopened = 다시 연 날
minutes-task-before = 전에 다 했다고 적은 날

fault-recused-seats = 빠진 위원은 { $recused }명인데 자리는 { $seats }개입니다. 한 줄에 하나씩 적어 주세요.
refusal-task-open = 아직 열려 있는 일입니다.
field-recused_seats = 빠진 위원의 자리
field-result = 결과
