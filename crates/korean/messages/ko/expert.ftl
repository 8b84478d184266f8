# 전문가 검토: 이해관계를 먼저 밝히고, 점검표를 보고, 공개로 의견을 내고, 분과회의가 하나하나 답하는 일

expert-section = 전문가 검토
expert-section-none = 아직 전문가에게 묻지 않았습니다.
expert-title = 전문가 검토: { $title }
expert-invite = 전문가에게 의견 묻기
expert-invite-lead = 물으면 그분께 알림이 갑니다. { $due }까지 의견을 냅니다. 이름과 하는 일이 모두에게 보입니다.
expert-invite-button = 이분에게 묻기
expert-invited = 물은 때
expert-post = 하는 일
expert-post-hint = 이름 옆에 보입니다. 보기: 보행 환경 전문가
expert-reviewer = 검토하는 분
expert-due = 의견을 낼 때까지
expert-published = 의견을 낸 때
expert-back = 전문가 검토로 돌아가기

expert-state-invited = 이해관계를 밝히기 전
expert-state-declared = 살펴보는 중
expert-state-declined = 이해관계로 빠짐
expert-state-published = 의견이 나옴
expert-state-answered = 분과회의가 답함
expert-wait-invited = 전문가가 먼저 이 일과 이해관계가 있는지 밝힙니다. 그다음에 의견을 씁니다.
expert-wait-declared = 전문가가 살펴보고 있습니다. 의견이 나오면 여기에서 누구나 읽을 수 있습니다.
expert-wait-declined = 이 일과 이해관계가 있어 검토하지 않기로 했습니다.

expert-declare = 이해관계 먼저 밝히기
expert-declare-lead = 의견을 쓰기 전에 밝혀 주세요. 밝힌 것은 의견과 함께 누구나 봅니다. 밝힌 뒤에 글 쓰는 화면이 열립니다.
expert-declare-button = 이렇게 밝히기
expert-interest = 이해관계
expert-interest-none = 이해관계가 없습니다
expert-interest-none-hint = 이 일로 나나 가족, 일하는 곳이 얻거나 잃는 것이 없습니다.
expert-interest-some = 있지만 밝히고 검토합니다
expert-interest-some-hint = 무엇인지 아래에 적습니다. 읽는 사람이 헤아릴 수 있습니다.
expert-interest-recuse = 있어서 검토하지 않습니다
expert-interest-recuse-hint = 공정하게 보기 어렵다면 빠집니다.
expert-interest-text = 어떤 이해관계인지
expert-interest-text-hint = 있다면 적어 주세요. 전화번호와 이메일 주소는 가려서 보입니다.

expert-write = 의견 쓰기
expert-agenda = 살펴볼 의제
expert-checklist = 점검표
expert-part-feasibility = 할 수 있는지
expert-part-fairness = 공정한지
expert-item = 물음
expert-finding = 살펴본 것
expert-remark = 덧붙이는 말
expert-remark-of = 덧붙이는 말 (선택): { $item }
expert-remark-none = 없음
finding-met = 그렇습니다
finding-partly = 일부만 그렇습니다
finding-unmet = 그렇지 않습니다
finding-unknown = 지금 글로는 알 수 없습니다
expert-opinion = 전문가의 의견
expert-opinion-hint = 누구나 읽습니다. 쉬운 말로 적어 주세요.
expert-points = 분과회의가 답할 것
expert-points-hint = 한 줄에 하나씩 적어 주세요. 분과회의가 하나하나 답합니다.
expert-publish = 이 의견을 모두에게 올리기
expert-draft = 적은 데까지 저장하기
expert-point-waits = 아직 분과회의가 답하지 않았습니다.

expert-answer = 하나하나 답하기
expert-answer-lead = 분과회의에서 정한 답을 적어 주세요. 한 번 올린 답은 바꿀 수 없습니다.
expert-answer-button = 답을 모두에게 올리기
expert-point-answer = { $nth }. { $point }

expert-done-invited = 전문가에게 물었습니다. 알림이 갔습니다.
expert-done-declared = 이해관계를 밝혔습니다. 이제 의견을 쓰실 수 있습니다.
expert-done-declined = 검토하지 않는다고 밝혔습니다. 알려 주셔서 고맙습니다.
expert-done-draft = 저장했습니다. 이어서 쓰실 수 있습니다.
expert-done-published = 의견을 올렸습니다. 누구나 읽을 수 있습니다.
expert-done-answered = 답을 올렸습니다. 전문가에게 알렸습니다.
expert-invited-subject = 마당: 전문가 의견을 부탁드립니다
expert-invited-text = { $district }의 의제 ‘{ $title }’에 대해 { $due }까지 의견을 부탁드립니다. 들어오셔서 그 의제 화면의 ‘전문가 검토’를 열어 주세요. 먼저 이해관계가 있는지 밝힙니다.
expert-answered-subject = 마당: 의견에 답이 나왔습니다
expert-answered-text = { $district }의 의제 ‘{ $title }’에 내신 의견에 분과회의가 { $time }에 하나하나 답했습니다.

fault-expert-there = 이분에게는 이미 물었습니다.
fault-interest = 이해관계가 있는지 하나 골라 주세요.
fault-finding = { $nth }번째 물음: 목록에서 하나 골라 주세요.
fault-expert-points = 분과회의가 답할 것은 { $max }가지까지 적을 수 있습니다. 비슷한 것을 합쳐 주세요.
refusal-expert-declared = 이미 이해관계를 밝히셨습니다.
refusal-expert-first = 먼저 이해관계가 있는지 밝혀 주세요. 그다음에 쓰는 화면이 열립니다.
refusal-expert-declined = 이해관계가 있어 검토하지 않기로 하셨습니다.
refusal-expert-published = 이미 올린 의견이라 바꿀 수 없습니다.
refusal-expert-unpublished = 아직 의견이 나오지 않아 답할 것이 없습니다.
refusal-expert-answered = 이미 답했습니다.

field-interest = 이해관계
field-interest_text = 어떤 이해관계인지
field-finding = 점검표
field-remark = 덧붙이는 말
field-opinion = 의견
field-expert_points = 답할 것
field-point_answer = 답
