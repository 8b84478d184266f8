# 문의함: 언제나 열린 문의, 맡은 곳, 답

nav-inbox = 문의함
inquiry-list-title = 문의함
inquiry-list-lead = 언제든 누구나 묻거나 말씀하실 수 있습니다. 쉬는 날을 빼고 { $days }일 안에 공개로 답합니다.
inquiry-list-heading = 들어온 문의
inquiry-new = 묻거나 말하기
inquiry-find = 내 문의 찾기
inquiry-filter = 어떤 문의를 볼까요?
inquiry-filter-all = 모두
inquiry-filter-waiting = 답을 기다림 { $count }건
inquiry-filter-overdue = 답이 늦음 { $count }건
inquiry-filter-answered = 답함
inquiry-none = 여기에 해당하는 문의가 없습니다.
inquiry-none-text = 궁금한 것이 있으면 바로 물어보세요. 가입하지 않아도 됩니다.
inquiry-first-page = 가장 새로운 것부터 보기
inquiry-pages = 문의함 쪽
inquiry-state = 상태
inquiry-state-answered = 답함
inquiry-state-waiting = 답 { $left }
inquiry-state-overdue = 답이 { $days }일 늦음
inquiry-asker = 물은 사람
inquiry-asker-visitor = 가입하지 않은 분
inquiry-received = 받은 때
inquiry-due = 답할 때까지
inquiry-owner = 답하는 곳
inquiry-owner-none = 아직 정하지 않음
inquiry-owner-person = 담당자를 정함
inquiry-about = 묻는 안건
inquiry-about-see = 안건 보기
inquiry-answered = 답한 때
inquiry-answered-late = { $days }일 늦게 답했습니다
inquiry-escalated = 늦음을 알림
inquiry-escalated-to = 간사와 협치조정관에게 알렸습니다

inquiry-new-lead = 오늘 보내시면 { $due }까지 공개로 답합니다.
inquiry-new-visitor = 가입하지 않아도 됩니다. 보내신 뒤에 나오는 번호로 답을 찾아보실 수 있습니다. 답을 알림으로 받으시려면
inquiry-new-sign-in = 들어와서 물어봐 주세요
inquiry-new-account = 내 이름(마당에서 쓰는 이름)과 함께 보입니다. 답이 나오면 내 연락처로 알려 드립니다.
inquiry-title = 한 줄로
inquiry-body = 묻거나 하고 싶은 말
inquiry-body-hint = 편하게 적어 주세요. 전화번호와 이메일 주소는 가려서 보이고, 가리기 전의 글은 남기지 않습니다.
inquiry-public-note = 적으신 글과 답은 누구나 볼 수 있습니다. 다른 사람의 이름은 적지 말아 주세요.
inquiry-send = 문의 보내기
inquiry-cancel = 그만두기
inquiry-received-title = 내 문의 번호
inquiry-received-due = 문의를 받았습니다. { $due }까지 답합니다.
inquiry-code-once = 아래 번호는 지금 한 번만 보입니다. 적어 두거나 이 화면을 인쇄해 주세요.
inquiry-code-use = 이 번호로 내 문의를 다시 찾습니다. 우리도 번호를 가지고 있지 않아서 다시 알려 드릴 수 없습니다.
inquiry-to-own = 내 문의 보기
inquiry-to-list = 문의함 보기

inquiry-find-lead = 문의를 보낸 뒤에 받은 번호를 적어 주세요.
inquiry-code = 문의 번호
inquiry-code-hint = 열두 자입니다. 대문자와 소문자는 가리지 않습니다. 보기: 7K2M-9QXD-40TS
inquiry-find-button = 이 번호의 문의 보기
inquiry-find-lost = 번호를 잃으셨어도 문의함 목록에서 제목으로 찾으실 수 있습니다.

inquiry-answer = 답
inquiry-answer-none = 아직 답하지 않았습니다.
inquiry-answer-public = 공개로 답함
inquiry-answer-write = 이 문의에 답하기
inquiry-answer-hint = 누구나 읽습니다. 물은 사람이나 다른 사람의 연락처는 적지 마세요. 한 번 올린 답은 바꿀 수 없습니다.
inquiry-answer-send = 이 답을 모두에게 올리기
inquiry-office = 답할 부서
inquiry-office-hint = 누구나 봅니다. 보기: 공원녹지과
inquiry-office-answers = 답하는 부서
inquiry-office-answers-hint = 답 옆에 이 이름이 보입니다. 담당자의 이름은 보이지 않습니다.
inquiry-staff = 담당자
inquiry-staff-hint = 이 구에서 답할 수 있는 분들입니다. 그분의 할 일에 올라갑니다. 이름은 공개하지 않습니다.
inquiry-assign = 답할 곳 정하기
inquiry-assign-lead = 부서나 담당자 가운데 하나는 정해 주세요. 답하기 전에는 다시 바꿀 수 있습니다.
inquiry-assign-button = 여기에 맡기기

inquiry-hidden-title = 가려진 문의
inquiry-hidden-lead = 관리자가 이 문의를 가렸습니다. 지운 것이 아니며, 까닭과 날짜를 여기에 밝힙니다.
inquiry-hidden-readable = 아래 글은 쓴 사람과 관리자에게만 보입니다.
inquiry-hidden-code = 아래 글은 번호를 가진 분과 관리자에게만 보입니다. 까닭을 보고 고쳐서 다시 보내실 수 있습니다.

inquiry-done-made = 문의를 받았습니다. 답이 나오면 내 연락처로 알려 드립니다.
inquiry-done-assigned = 답할 곳을 정했습니다.
inquiry-done-answered = 답을 올렸습니다. 누구나 볼 수 있습니다.
inquiry-notice-subject = 마당: 문의에 답이 나왔습니다
inquiry-notice-text = { $district } 문의함에 남기신 ‘{ $title }’에 { $time }에 답이 나왔습니다. 문의함에서 읽어 보세요.

fault-inquiry-state = 그런 상태는 없습니다. 문의함에서 골라 주세요.
fault-inquiry-owner = 답할 부서를 적거나 담당자를 골라 주세요.
fault-inquiry-staff = 목록에 있는 담당자를 골라 주세요.
fault-inquiry-code = 문의 번호는 숫자와 알파벳 열두 자입니다. 보기: 7K2M-9QXD-40TS
fault-inquiry-code-unknown = 이 구의 문의함에 그런 번호가 없습니다. 번호를 다시 보거나 다른 구의 문의함에서 찾아 주세요.
refusal-inquiry-answered = 이미 답한 문의입니다. 한 번 올린 답은 바꿀 수 없습니다.
refusal-inquiry-hidden = 지금 가려진 문의라서 맡기거나 답할 수 없습니다.

field-office = 부서
field-staff = 담당자
field-answer = 답
field-tracking = 번호

moderation-kind-inquiry = 문의
moderation-the-inquiry = 문의
moderation-hide-inquiry = 이 문의 가리기

district-inbox = 아무 때나 묻거나 말하기(문의함)

api-inbox = 구의 문의함. 상태(state)로 추릴 수 있습니다
api-inquiry = 문의 하나와 그 답. 가려졌다면 그 까닭
