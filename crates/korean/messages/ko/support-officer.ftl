# 협치지원관: 맡기기, 왔는지, 적은 것과 답, 이야기

support-officer-title = 서울시에서 온 도우미(협치지원관)
support-officer-lead = 서울시가 구마다 보내는 담당자입니다. 모임에 함께하고, 본 것을 적고, 협치회의의 답을 받습니다.
support-officer-now = 지금 맡은 사람
support-officer-nobody-assigned = 아직 맡은 협치지원관이 없습니다
support-officer-who = 협치지원관
support-officer-office = 협치지원관의 직위
support-officer-office-hint = 이름 대신 모두에게 보입니다. 예: 시 협치담당관 주무관
support-officer-term = 맡은 기간
support-officer-days = { $first }부터 { $last }까지
support-officer-ends = 끝나는 날
support-officer-substitute = 대신할 사람
support-officer-substitute-none = 정하지 않았습니다
support-officer-substitute-hint = 협치지원관이 자리를 비울 때 모임에 갑니다. 정하지 않으려면 비워 둡니다.
support-officer-substitute-office = 대신할 사람의 직위
support-officer-stands-in = 협치지원관이 자리를 비워, 지금은 대신할 사람이 맡습니다.
support-officer-away = 협치지원관이 자리를 비웠고, 대신할 사람이 없습니다.
support-officer-assign = 협치지원관 정하기
support-officer-assign-lead = 정하면 두 사람에게 알리고, 이 기간에 열리는 공론장과 분과회의마다 부르는 글을 보냅니다.
support-officer-assign-button = 협치지원관으로 정하기
support-officer-end = 오늘로 맡은 일 끝내기
support-officer-nobody = 협치지원관 역할을 가진 사람이 없습니다.
support-officer-nobody-text = 관리자가 먼저 한 구에서 협치지원관 역할을 주면 여기에 나옵니다.
support-officer-absences = 자리를 비우는 날
support-officer-absences-lead = 이 날에는 대신할 사람을 모임에 부릅니다. 까닭은 묻지 않습니다.
support-officer-absences-none = 자리를 비우는 날이 없습니다.
support-officer-absence-add = 날 더하기
support-officer-absence-button = 자리를 비운다고 알리기
support-officer-first = 첫날
support-officer-last = 마지막 날
support-officer-back = 이 날에도 나온다고 고치기

support-officer-figures = 올해 모임에 함께한 횟수
support-officer-year-table = 올해 열린 모임과 협치지원관
support-officer-year = 해
support-officer-districts = 구별로 열린 모임과 협치지원관
support-officer-district = 구
support-officer-held = 열린 모임
support-officer-state-ahead = 열리기 전
support-officer-state-officer = 협치지원관이 옴
support-officer-state-substitute = 대신할 사람이 옴
support-officer-state-nobody = 아무도 오지 않음
support-officer-state-not-told = 적히지 않음
support-officer-all-districts = 모든 구 보기
support-officer-meetings = 지난 모임
support-officer-meetings-none = 아직 열린 공론장이나 분과회의가 없습니다.
support-officer-city-title = 구마다 협치지원관이 함께한 모임
support-officer-city-lead = { $year }년에 열린 공론장, 분과회의, 공동 회의, 총회, 발대식, 워크숍입니다. 구 이름의 가나다순이며 순위가 아닙니다.
support-officer-city-note = 온 사람을 적지 않은 모임은 ‘적히지 않음’으로 남습니다. 구 이름을 누르면 모임마다 볼 수 있습니다.

support-officer-expected = 맡은 협치지원관을 불렀습니다.
support-officer-expected-substitute = 협치지원관이 자리를 비워, 대신할 사람을 불렀습니다.
support-officer-expected-nobody = 이 날 맡은 협치지원관이 없습니다.
support-officer-not-told = 모임이 끝났지만, 협치지원관이 왔는지 아직 아무도 적지 않았습니다.
support-officer-presence = 협치지원관이 왔는지 적기
support-officer-presence-lead = 협치지원관이나 모임을 기록하는 사람이 적습니다. 모두가 보며, 다시 적으면 고쳐집니다.
support-officer-presence-which = 누가 왔나요?
support-officer-presence-office-hint = 대신할 사람이 왔을 때 적습니다. 이름이 아니라 직위를 적습니다.
support-officer-presence-button = 적은 대로 알리기
support-officer-came-officer = 협치지원관이 왔습니다
support-officer-came-substitute = 대신할 사람이 왔습니다
support-officer-came-absent = 아무도 오지 않았습니다
support-officer-reason = 오지 못한 까닭
support-officer-reason-hint = 아무도 오지 않았을 때 적습니다. 모두가 봅니다. 건강 이야기는 적지 말고 ‘다른 일’이라고만 적어도 됩니다.

support-officer-note-write = 본 것 적기
support-officer-note-lead = 짧게 적습니다. 모두가 보고, 협치회의가 공개로 답합니다. 올린 뒤에는 고칠 수 없습니다.
support-officer-note-due = 본 것을 { $due }까지 적어 주세요.
support-officer-note-button = 올리고 협치회의에 알리기
support-officer-seen = 협치지원관이 본 것
support-officer-seen-hint = 잘된 것과 걸리는 것을 있는 그대로 적습니다.
support-officer-open-points = 남은 물음
support-officer-open-points-hint = 협치회의가 답해 주면 좋을 것을 적습니다. 없으면 비워 둡니다.
support-officer-written = 적은 때
support-officer-note-none = 적은 것 없음
support-officer-note-waits = 협치회의의 답을 기다림
support-officer-note-late = 협치회의의 답이 늦었습니다
support-officer-note-answered = 협치회의가 답함
support-officer-answer = 협치회의의 답
support-officer-answer-write = 협치회의의 답 쓰기
support-officer-answer-button = 공개로 답하기
support-officer-answered-late = 늦게 답했습니다

support-officer-talk = 협치회의·협치지원관·시의 이야기
support-officer-talk-count = 이야기 { $threads }건 · 답을 기다리는 물음 { $open }건 · 답이 늦은 물음 { $overdue }건 · 마지막 말: { $last }
support-officer-talk-public = 누구나 몇 건인지는 봅니다. 나눈 말은 협치회의 위원과 간사, 협치지원관, 시 담당자만 읽습니다.
support-officer-talk-open = 이야기 열어 보기
support-officer-talk-lead = 실행하기 전이나 실행하는 동안에 서로 묻고 답합니다. 협치회의 위원과 간사, 협치지원관, 시 담당자만 읽습니다.
support-officer-talk-new = 새 이야기 꺼내기
support-officer-talk-none = 아직 나눈 이야기가 없습니다.
support-officer-talk-none-text = 궁금한 것이 있으면 먼저 물어보세요. 물은 곳에 기한과 함께 알립니다.
support-officer-talk-title = 한 줄로
support-officer-talk-send = 말하기
support-officer-said = 할 말
support-officer-asks = 누구에게 묻나요?
support-officer-asks-hint = 답이 필요하면 고릅니다. 고른 곳에 기한과 함께 알립니다.
support-officer-asked = { $party }에 물었습니다
support-officer-say = 이어서 말하기
support-officer-close = 이야기 마치기
support-officer-party-council = 협치회의
support-officer-party-officer = 협치지원관
support-officer-party-city = 시
support-officer-phase-before = 실행 전
support-officer-phase-during = 실행하는 동안
support-officer-waits-council = 협치회의가 답할 차례
support-officer-waits-officer = 협치지원관이 답할 차례
support-officer-waits-city = 시가 답할 차례
support-officer-thread-open = 이어 가는 중
support-officer-thread-closed = 마침
support-officer-never = 아직 없음
support-officer-today = 오늘
support-officer-days-ago = { $days }일 전

support-officer-desk-title = 협치지원관의 책상
support-officer-desk-lead = 맡은 구에서 내가 할 일과 다음 모임, 기다리는 물음입니다.
support-officer-desk-owed = 적을 것
support-officer-desk-owed-none = 적을 것이 없습니다.
support-officer-desk-next = 다음 모임
support-officer-desk-next-none = 다음 모임이 없습니다.
support-officer-desk-questions = 답을 기다리는 물음
support-officer-desk-questions-none = 답을 기다리는 물음이 없습니다.
support-officer-desk-districts = 맡은 구: 오래 조용한 곳부터
support-officer-desk-none = 맡은 구가 없습니다.
support-officer-desk-none-text = 시 담당자가 구를 맡기면 여기에 나오고 알림이 갑니다.
support-officer-calendar = 다음 모임을 내 달력에 담기
support-officer-silence = 마지막 말: { $last }
support-officer-as-substitute = 대신할 사람으로
support-officer-open-count = 물음 { $count }건

support-officer-done-assigned = 협치지원관을 정하고 두 사람에게 알렸습니다.
support-officer-done-ended = 맡은 일을 끝내고 두 사람에게 알렸습니다.
support-officer-done-away = 자리를 비우는 날을 적고 대신할 사람에게 알렸습니다.
support-officer-done-back = 다시 나오는 날로 고쳤습니다.
support-officer-done-told = 협치지원관이 왔는지 적었습니다.
support-officer-done-noted = 본 것을 올리고 협치회의에 알렸습니다.
support-officer-done-answered = 답을 올리고 협치지원관에게 알렸습니다.
support-officer-done-opened = 이야기를 꺼냈습니다.
support-officer-done-said = 말했습니다.
support-officer-done-closed = 이야기를 마쳤습니다.

support-officer-subject = 마당: 협치지원관 일을 알려 드립니다
support-officer-assigned-text = { $district }의 협치지원관({ $office })을 { $first }부터 { $last }까지로 정했습니다. 모임이 잡히면 따로 알려 드립니다.
support-officer-ended-text = { $district }의 협치지원관({ $office }) 일을 오늘로 끝냈습니다.
support-officer-stand-in-text = { $first }부터 { $last }까지 { $district }의 협치지원관이 자리를 비웁니다. 그동안 모임에 대신 가 주세요.
support-officer-noted-subject = 마당: 협치지원관이 본 것을 적었습니다
support-officer-noted-text = { $district }의 협치지원관이 ‘{ $title }’에서 본 것을 올렸습니다. { $due }까지 공개로 답해 주세요.
support-officer-answered-subject = 마당: 협치회의가 답했습니다
support-officer-answered-text = { $district } 협치회의가 ‘{ $title }’에서 적으신 것에 답했습니다.
support-officer-talk-subject = 마당: 협치지원관과 나누는 이야기
support-officer-asked-text = { $district }의 이야기 ‘{ $title }’에서 물음이 왔습니다. { $due }까지 답해 주세요.
support-officer-replied-text = { $district }의 이야기 ‘{ $title }’에서 물으신 것에 답이 왔습니다.
meeting-invited-officer = { $district }의 협치지원관을 모임에 모십니다.

  모임: { $title }
  때: { $when }
  곳: { $place }
  안건: { $agendas }
meeting-invited-substitute = { $district }의 협치지원관이 자리를 비워, 대신할 분을 모임에 모십니다.

  모임: { $title }
  때: { $when }
  곳: { $place }
  안건: { $agendas }

field-officer = 협치지원관
field-stand_in = 대신할 사람
field-substitute_office = 대신할 사람의 직위
field-first_on = 첫날
field-last_on = 마지막 날
field-presence = 누가 왔는지
field-seen = 협치지원관이 본 것
field-open_points = 남은 물음
field-said = 할 말
field-asks = 누구에게 묻는지

fault-officer = 목록에서 사람을 골라 주세요.
fault-officer-same = 협치지원관과 다른 사람을 골라 주세요.
fault-officer-over = 오늘이나 그 뒤의 날을 적어 주세요.
fault-officer-there = { $first }부터 { $last }까지 다른 협치지원관이 맡고 있습니다. 먼저 그 일을 끝내거나 다른 날을 적어 주세요.
fault-officer-term = 맡은 기간({ $first }부터 { $last }까지) 안의 날을 적어 주세요.
fault-officer-presence = 누가 왔는지 골라 주세요.
fault-officer-asks = 다른 쪽을 고르거나 비워 두세요.
refusal-officer-over = 이미 끝난 일이라 바꿀 수 없습니다. 새로 정해 주세요.
refusal-officer-kind = 이 모임에는 협치지원관을 부르지 않습니다.
refusal-officer-noted = 이미 적은 것이 있습니다. 더 할 말은 이야기로 나눠 주세요.
refusal-officer-absent = 아무도 오지 않은 모임이라 본 것을 적을 수 없습니다.
refusal-officer-not-told = 협치지원관이 왔는지 먼저 적어 주세요.
refusal-officer-answered = 이미 답했습니다. 더 할 말은 이야기로 나눠 주세요.
refusal-talk-closed = 마친 이야기입니다. 새 이야기를 꺼내 주세요.
refusal-talk-waits = 아직 답하지 않은 물음이 있습니다. 그 답이 온 뒤에 다른 쪽에 물어 주세요.
refusal-talk-open = 답을 기다리는 물음이 있어 마칠 수 없습니다.
refusal-talk-full = 한 이야기에는 { $max }번까지 말할 수 있습니다. 새 이야기를 꺼내 주세요.
