# 한 해의 걸음

year-title = 올해의 걸음
year-past = 끝남
year-present = 지금
year-ahead = 앞으로
year-discovery = 분과회의와 공론장에서 우리 구에 필요한 의제를 찾습니다. 누구나 올 수 있습니다.
year-proposals = 주민이 제안을 냅니다. 제안과 협치회의 의제는 한 목록에서 만납니다.
year-deliberation = 제안과 의제를 나누고, 다듬고, 합치면서 함께 따져 봅니다.
year-selection = 주민 투표와 협치회의가 내년에 할 일을 고릅니다.
year-planning = 고른 일로 계획을 세우고 서울시와 협약을 맺습니다.
year-execution = 계획대로 돈을 쓰고, 쓴 것을 그때그때 알립니다.
year-settlement = 쓴 돈을 정산하고 한 해를 돌아봅니다.
year-only = { $year }년
year-span = { $first }년~{ $last }년
