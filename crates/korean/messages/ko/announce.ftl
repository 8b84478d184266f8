# 투표 알리기

announce-title = 투표 알리기
announce-lead = 주민에게 물을 안건과 날짜, 예산과 세는 방법을 정합니다.
announce-few = 투표에 올릴 제안과 안건이 모자랍니다. 비용이 적힌 것이 둘 이상 있어야 합니다.
announce-title-ko = 투표 이름
announce-title-en = 영어 이름
announce-opens = 시작하는 때
announce-closes = 끝나는 때
announce-moment-hint = 서울 시각. 보기: 2026-07-22 09:00
announce-max = 한 사람이 고를 수 있는 수
announce-budget = 예산
announce-rule = 세는 방법
announce-rule-equal-shares = 동등 몫 방법으로 정합니다
announce-rule-greedy = 표가 많은 차례로 정합니다
announce-agendas = 안건
announce-agendas-hint = 비용이 적힌 제안과 안건 가운데에서 고릅니다.
announce-fixed = 알리고 나면 바꿀 수 없습니다. 끝나고 { $grace }초 뒤에 저절로 세기 시작합니다.
announce-button = 이대로 알리기
vote-announce = 투표 알리기
