# 구의 첫 화면

district-lead = { $year }년에 우리 구가 쓸 돈 가운데 { $budget }을 주민과 협치회의가 함께 정합니다.
district-lead-none = 아직 올해 일정이 정해지지 않았습니다.
district-official = 공식 이름
district-today = 오늘 할 수 있는 일
district-card-vote = 투표하기
district-card-vote-text = 안건을 읽고 { $max }개까지 골라 주세요. 끝나기 전에는 언제든 바꿀 수 있습니다.
district-card-propose = 제안하기
district-card-propose-text = 우리 동네에 필요한 것을 적어 주세요. 1분이면 됩니다.
district-card-result = 투표 결과 보기
district-card-comment = 제안에 의견 보태기
district-card-comment-text = 이웃이 낸 제안을 읽고 까닭과 함께 한마디 남겨 주세요.
district-card-always = 언제나
district-proposals = 새로 들어온 제안
district-comments = 의견 { $count }개
district-empty = 아직 제안이 없습니다
district-empty-text = 첫 제안을 내 보시겠어요?
district-all = 제안 { $count }건 모두 보기
district-votes = 주민 투표
stage-discovery = 의제 찾기
stage-proposals = 제안 모으기
stage-deliberation = 함께 따져보기
stage-selection = 고르기
stage-planning = 계획과 협약
stage-execution = 실행
stage-settlement = 정산과 평가
district-empty-closed = 제안을 받는 때가 되면 여기에 보입니다.
