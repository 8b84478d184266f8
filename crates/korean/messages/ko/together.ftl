# 함께 일한 기록: 누가 안건을 올리는지, 주민참여예산위원이 어디에서 함께하는지

together-title = 함께 일한 기록
together-lead = 모임의 안건을 누가 올리는지, 주민참여예산위원이 단계마다 얼마나 함께하는지 봅니다. 다른 구와 견주지 않고 우리 구의 지난 기록과만 나란히 봅니다.
together-put-by = 모임의 안건을 올린 사람
together-put-by-lead = 취소하지 않은 모임의 안건을 셉니다. 한 안건이 두 모임에 오르면 두 번 셉니다.
together-put-by-none = 아직 안건을 정해 알린 모임이 없습니다.
together-year = { $year }년
together-share = { $count }건 ({ $percent }%)
together-agendas = { $count }건
together-all = 모두
together-committee = 주민참여예산위원이 함께한 일
together-committee-lead = 단계마다 위원회를 부른 모임과 위원이 온 모임, 온 사람 수를 더한 것, 위원이 올린 안건과 낸 뜻과 의견을 셉니다. 이름은 어디에도 없습니다.
together-committee-none = 아직 시작한 단계가 없습니다.
together-budget-year = { $year }년 예산
together-stage = 단계
together-invited = 부른 모임
together-present = 위원이 온 모임
together-people = 온 위원(더한 수)
together-acts = 올린 안건, 뜻, 의견
together-times = { $count }번
together-things = { $count }건
together-file = 이 표를 파일로 받기(CSV)
together-meetings = 모임 목록으로 가기

put-by = 올린 사람
put-by-title = 안건마다 누가 올렸나요?
put-by-lead = 누가 이끄는 모임인지 모두가 볼 수 있도록 적습니다. 새로 고른 안건은 지금 적는 사람으로 적히며, 저장한 뒤 여기에서 바로잡을 수 있습니다.
put-by-private-member = 민간위원
put-by-official = 공무원
put-by-resident = 주민
put-by-together = 함께
fault-meeting-put = 누가 올린 안건인지 골라 주세요.
field-put = 올린 사람

api-together = 구의 협치회의와 위원회가 함께 일한 기록
