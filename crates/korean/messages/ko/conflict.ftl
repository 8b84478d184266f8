# 서로 부딪히는 사업, 그리고 의제를 책임지는 자리

conflict-list-title = 서로 부딪히는 사업
conflict-list-lead = 같은 자리나 같은 때를 쓰거나, 하나를 하면 다른 하나를 할 수 없는 사업들입니다. 왜 그런지 함께 적었습니다.
conflict-how = 의제나 제안 둘을 골라 견주어 보는 화면에서 새로 표시할 수 있습니다.
conflict-none = 서로 부딪힌다고 표시한 사업이 없습니다.
conflict-none-text = 부딪히는 사업을 찾으면 여기에 올라옵니다.
conflict-pages = 서로 부딪히는 사업 쪽
conflict-section = 이것과 부딪히는 사업
conflict-new = 서로 부딪히는 사업으로 표시하기
conflict-new-lead = 두 화면과 견주어 보는 화면에 보이고, 투표를 공고할 때 알려 줍니다.
conflict-kind = 어떻게 부딪히나요?
conflict-kind-conflicting = 겹침
conflict-kind-conflicting-hint = 둘 다 할 수는 있지만 자리나 때, 맡을 사람이 겹쳐 지금 그대로는 어렵습니다.
conflict-kind-incompatible = 함께 못 함
conflict-kind-incompatible-hint = 하나를 하면 다른 하나는 할 수 없습니다.
conflict-reason = 까닭
conflict-reason-hint = 누구나 읽습니다. 전화번호와 이메일 주소는 가려서 보입니다.
conflict-button = 이 둘을 표시하기
conflict-end = 이제 부딪히지 않음으로 바꾸기
conflict-end-reason = 이제 부딪히지 않는 까닭
conflict-end-button = 표시 풀기
conflict-ended = { $at }에 풀림.
conflict-compared = 견주는 것 가운데 서로 부딪히는 사업이 있습니다.
conflict-announced = 아래 안건 가운데 서로 부딪히는 사업이 있습니다. 함께 투표에 올리기 전에 다시 살펴 주세요.
conflict-done-flagged = 서로 부딪히는 사업으로 표시했습니다.
conflict-done-ended = 표시를 풀었습니다. 표시했던 기록은 남습니다.
fault-conflict = 어떻게 부딪히는지 하나 골라 주세요.
refusal-conflict-there = 이 둘은 이미 서로 부딪힌다고 표시되어 있습니다.
refusal-conflict-over = 이미 표시를 푼 둘입니다.

owner-section = 책임지는 자리
owner-none = 아직 책임지는 자리를 정하지 않았습니다.
owner-name = 책임지는 자리 정하기
owner-lead = 이 의제를 맡아 끝까지 챙기는 부서와 자리를 모두에게 밝힙니다. 사람 이름은 적지 않습니다.
owner-department = 부서
owner-post = 자리
owner-post-hint = 보기: 보행환경팀장
owner-button = 이 자리로 정하기
owner-done = 책임지는 자리를 정했습니다. 누구나 볼 수 있습니다.

field-conflict_kind = 어떻게 부딪히는지
field-post = 자리
