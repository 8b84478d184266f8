# 문서: 결재한 공문서를 읽고, 쓰고, 서명하기

nav-documents = 문서
document-list-title = 문서
document-list-lead = 결재가 끝난 공문서(결재문서)입니다. 열린 것은 누구나 읽고, 닫힌 것은 제목과 까닭만 보입니다.
document-list-heading = 문서 목록
document-new = 새 문서 쓰기
document-same-class = 같은 분류:
document-all = 모든 문서 보기
document-pages = 문서 이어 보기
document-empty = 아직 결재가 끝난 문서가 없습니다
document-empty-end = 더 보여 드릴 문서가 없습니다
document-empty-text = 문서에 결재가 나면 번호와 함께 여기에 나타납니다.
document-drafted = 쓴 날
document-report-until = 결재권자에게 { $due }까지 알려야 함

document-kind = 무엇을 위한 문서인가요?
document-kind-result-report = 결과보고
document-kind-plan = 계획
document-kind-agreement = 협약
document-kind-budget-change = 예산 변경
document-kind-settlement = 정산
document-about-result-report = 모임이나 워크숍, 한 해의 일이 어떻게 되었는지 알립니다.
document-about-plan = 무엇을 어떻게 하려는지 정하고, 빠뜨린 것이 없는지 살핍니다.
document-about-agreement = 시와 구가 무엇을 함께 하기로 했는지 적습니다.
document-about-budget-change = 예산을 어디에서 어디로, 왜 옮기는지 적습니다.
document-about-settlement = 쓴 돈과 남은 돈을 맞추어 봅니다.
document-state-draft = 서명 기다림
document-state-approved = 결재 끝남
document-state-withdrawn = 거두어들임
document-state-returned = 되돌려 보냄
document-step-draft = 쓴 사람(기안)
document-step-review = 살펴본 사람(검토)
document-step-approve = 정한 사람(결재)
document-acting = 대결
document-class = 누가 읽을 수 있나(공개 구분)
document-class-open = 공개
document-class-partial = 부분공개
document-class-closed = 비공개
document-class-hint = 일부만 열 때는 닫을 곳을 본문이나 붙임에 표시해야 합니다.
document-reason = { $number }호({ $name })
document-reasons = 닫는 까닭
document-reasons-hint = 일부나 전부를 닫을 때 하나 이상 골라 주세요.
document-retention = 얼마나 두나(보존기간)
document-retention-1 = 1년
document-retention-3 = 3년
document-retention-5 = 5년
document-retention-10 = 10년
document-retention-30 = 30년
document-retention-semi-permanent = 준영구
document-retention-permanent = 영구
document-licence = 쓰는 조건(공공누리)
document-licence-kogl-0 = 공공누리 제0유형: 자유롭게
document-licence-kogl-1 = 공공누리 제1유형: 출처표시
document-licence-kogl-2 = 공공누리 제2유형: 출처표시, 상업적 이용 금지
document-licence-kogl-3 = 공공누리 제3유형: 출처표시, 변경 금지
document-licence-kogl-4 = 공공누리 제4유형: 출처표시, 상업적 이용 금지, 변경 금지

document-to-attachments = 붙임 목록으로 바로 가기
document-as-text = 글로만 보기
document-head = 문서 머리
document-body = 본문
document-attachments = 붙임
document-attachment = 붙임
document-attachments-none = 붙임이 없습니다.
document-information = 문서 정보
document-number = 문서번호
document-approved = 결재일
document-not-approved = 아직 결재 전
document-kept = 보존기간
document-kept-until = { $name } ({ $from } ~ { $until })
document-line = 결재선
document-basis = 무엇에 따른 일인지(추진근거)
document-policy = 방침번호
document-cooperation = 함께 의논한 곳과 결과(협력)
document-cost = 드는 돈(사업비)
document-agency = 기관
document-department = 부서(처리과)
document-author-office = 쓰는 사람의 직위
document-reviewer-office = 살펴보는 사람의 직위(검토)
document-reviewer-hint = 검토하는 사람이 없으면 비워 두세요.
document-approver-office = 정하는 사람의 직위(결재)
document-record = 관리번호
document-classification = 분류
document-classification-hint = 큰 것부터 적습니다. 보기: 행정 > 지역혁신 > 지역사회거버넌스운영
document-same-class-link = 같은 분류 문서 보기
document-hash = 봉인 값(SHA-256)
document-replaces = 앞선 문서
document-replaces-link = 이 문서가 대신하는 문서 보기
document-replaced = 이 문서를 대신하는 새 문서가 있습니다.
document-replaced-link = 새 문서 보기
document-copies = { $count }부
document-table = 표
document-none = 없음
document-row = 줄 { $number }: { $cells }
document-withheld = 이 부분은 공개하지 않습니다. 까닭은 문서 머리에 있습니다.
document-closed-text = 이 문서는 공개하지 않습니다. 까닭: { $law } { $reasons }
document-part-closed = 비공개
document-whole-note = 맡은 일 때문에 닫힌 곳까지 보고 계십니다. ‘비공개’ 표시가 있는 곳은 다른 사람에게 보이지 않습니다.
document-no-effect = 이 화면의 글은 읽기 편하게 옮긴 것이라 공문서로서의 효력이 없습니다. 꾸미거나 바꾸어 쓰면 그렇게 한 사람이 책임을 집니다.

document-tasks = 이 문서에 할 일
document-waits-for = 다음에 서명할 자리: { $office }
document-sign-review = 살펴보았다고 서명하기(검토)
document-sign-approve = 결재하고 번호 받기
document-sign-acting = 결재권자를 대신해 결재하기(대결)
document-acting-note = 결재권자가 자리에 없을 때 대신 정하는 것입니다. 문서에 ‘대결’이라고 남고, 정해진 날까지 결재권자에게 알려야 합니다.
document-return = 까닭을 적어 되돌려 보내기
document-return-reason = 되돌려 보내는 까닭
document-return-hint = 문서를 쓰는 담당자들이 읽습니다.
document-returned-why = 서명하지 않고 되돌려 보낸 까닭
document-report = 대신 결재한 것을 보았다고 남기기
document-report-due = 대신 결재한 문서입니다. 결재권자에게 알려야 하는 날:
document-report-late = 대신 결재한 것을 아직 결재권자에게 알리지 않았습니다. 알려야 했던 날:
document-reported = 대신 결재한 것을 결재권자가 보았습니다.
document-edit = 고치기
document-edit-lead = 다른 사람이 서명하기 전까지 고칠 수 있습니다.
document-save = 고친 것 저장하기
document-withdraw = 이 문서 거두어들이기
document-locked = 결재가 끝난 문서는 고칠 수 없습니다. 달라진 것이 있으면 이 문서를 대신할 새 문서를 씁니다.
document-anew = 이 문서를 대신할 새 문서 쓰기
document-like-this = 이 글로 새 문서 쓰기

document-new-lead = 무엇을 위한 문서인지 고르면, 이미 기록된 것을 채운 종이를 드립니다.
document-choose-kind = 무엇을 쓸까요?
document-choose-meeting = 모임으로 결과보고 만들기
document-choose-meeting-text = 모임의 개요, 시간표, 나온 말과 건의를 다시 적지 않아도 됩니다.
document-form-lead = 쓴 것은 서명이 모두 끝나야 다른 사람에게 보입니다. 번호도 그때 받습니다.
document-form-replaces = 앞선 문서의 글을 옮겨 두었습니다. 앞선 문서는 그대로 남고, 새 문서가 그것을 대신한다고 적힙니다.
document-title = 제목
document-body-hint = 한 줄이 한 문단입니다. ‘끝.’은 저절로 붙으니 적지 마세요.
document-body-help = 제목, 항목, 표를 쓰는 법
document-body-help-heading = # 으로 시작하는 줄은 작은 제목입니다. 보기: # 개요
document-body-help-item = 1. 가. 1) 가) (1) (가) ① ㉮ 로 시작하는 줄은 항목입니다. 차례는 보여 드릴 때 다시 맞춥니다.
document-body-help-table = | 로 시작하는 줄은 표의 줄이고, 첫 줄이 칸의 이름입니다. 바로 위에 ‘표: 이름’이라고 적으면 표의 이름이 됩니다.
document-body-help-total = = 으로 시작하는 줄은 합계입니다. 보기: = 집행액: 3,940,000원
document-body-help-closed = [비공개] 로 시작하는 줄은 결재 뒤에도 다른 사람에게 보이지 않습니다.
document-attachments-hint = 한 줄에 하나씩, 제목 | 부수 | 공개 구분. 보기: 참석자 명단 | 1부 | 비공개(6)
document-public-note = 개인정보는 적지 마세요. 꼭 있어야 하면 그 줄을 닫아 주세요.
document-draft = 이대로 올리기(기안)
document-cancel = 그만두기

document-done-drafted = 문서를 올렸습니다. 서명을 기다립니다.
document-done-changed = 고쳤습니다.
document-done-signed = 서명했습니다. 다음 자리를 기다립니다.
document-done-approved = 결재했습니다. 문서번호는 { $number }이고, 이제 아무도 고칠 수 없습니다.
document-done-withdrawn = 문서를 거두어들였습니다.
document-done-returned = 문서를 되돌려 보냈습니다.
document-done-reported = 결재권자가 보았다고 남겼습니다.

document-template-result-report =
    # 개요
    1. 언제:
    2. 어디에서:
    3. 누가:
    # 나온 이야기
    1. 좋았던 점:
    2. 아쉬웠던 점:
    # 건의 사항과 답
    1. 건의:
    2. 답:
document-template-plan =
    # 왜 하나
    1. 지금 어떤가:
    2. 누구에게 좋은가:
    # 무엇을 하나
    1. 할 일:
    2. 날짜:
    # 미리 살펴본 것
    1. 시민 참여:
    2. 전문가의 생각:
    3. 다툼이 있을 만한 것:
    4. 어려운 처지의 시민:
    5. 성별에 따른 차이:
    6. 일자리:
    7. 선거법:
    8. 안전:
    9. 다른 기관과 의논할 것:
document-template-agreement =
    # 함께 하기로 한 것
    1. 무엇을:
    2. 언제까지:
    # 돈
    1. 시가 내는 돈:
    2. 구가 내는 돈:
    # 바꿀 때
    1. 협치회의가 정하는 것:
    2. 시의 승인을 받는 것:
document-template-budget-change =
    # 무엇을 바꾸나
    1. 어디에서:
    2. 어디로:
    # 왜 바꾸나
    1. 까닭:
    # 누가 정하나
    1. 정하는 곳:
document-template-settlement =
    # 쓴 돈
    1. 예산:
    2. 쓴 돈:
    3. 돌려줄 돈:
    # 한 일
    1. 결과:

document-report-title = { $name } 결과보고
document-report-list = 참석자 명단
document-report-overview = 개요
document-report-when = 언제
document-report-where = 어디에서
document-report-purpose = 왜
document-report-people = 참석
document-report-timetable = 시간표
document-column-when = 때
document-column-minutes = 시간
document-column-what = 내용
document-column-lead = 맡은 사람
document-minutes = { $count }분

document-fault-kind = 무엇을 위한 문서인지 골라 주세요.
document-fault-retention = 얼마나 둘지 골라 주세요.
document-fault-licence = 쓰는 조건을 골라 주세요.
document-fault-disclosure = 누가 읽을 수 있는지 골라 주세요.
document-fault-reasons = 닫는 까닭을 하나 이상 골라 주세요.
document-fault-reasons-open = 모두 여는 문서에는 닫는 까닭이 없습니다. 까닭을 빼거나 공개 구분을 바꾸어 주세요.
document-fault-open-closed = 본문에 닫힌 곳이 있습니다. 부분공개를 고르거나 [비공개] 표시를 빼 주세요.
document-fault-nothing-closed = 닫힌 곳이 하나도 없습니다. 공개를 고르거나, 닫을 줄에 [비공개]를 적거나, 붙임을 닫아 주세요.
document-fault-table = { $line }번째 줄의 칸 수가 표의 첫 줄과 다릅니다.
document-fault-total = { $line }번째 줄의 합계를 읽을 수 없습니다. 보기: = 집행액: 3,940,000원
document-fault-caption = { $line }번째 줄에서 표의 이름 아래에 표가 없습니다.
document-fault-attachment = 이 줄을 다시 보아 주세요: { $text }. 보기: 참석자 명단 | 1부 | 비공개(6)

refusal-document-approved = 결재가 끝난 문서라 고치거나 다시 서명할 수 없습니다. 이 문서를 대신할 새 문서를 써 주세요.
refusal-document-ended = 거두어들였거나 되돌려 보낸 문서입니다.
refusal-document-signed = 이미 다른 사람이 서명해서 고치거나 거두어들일 수 없습니다. 서명할 사람에게 되돌려 보내 달라고 말씀해 주세요.
refusal-document-own = 스스로 쓴 문서에는 서명할 수 없습니다. 다른 사람이 살펴보아야 합니다.
refusal-document-not-own = 문서를 쓴 사람만 거두어들일 수 있습니다.
refusal-document-no-report = 대신 결재한 문서가 아니라서 알릴 것이 없습니다.
refusal-document-reported = 이미 결재권자가 보았습니다.
refusal-document-report-approver = 대신 결재한 사람이 아닌 결재권자가 보았다고 남겨야 합니다.
refusal-document-origin = 문서가 나온 모임이나 앞선 문서를 찾을 수 없습니다. 새 문서 쓰기를 처음부터 다시 해 주세요.

field-kind = 종류
field-department = 부서
field-author_office = 쓰는 사람의 직위
field-reviewer_office = 살펴보는 사람의 직위
field-approver_office = 정하는 사람의 직위
field-legal_basis = 추진근거
field-policy_number = 방침번호
field-cooperation = 협력
field-disclosure = 공개 구분
field-reasons = 닫는 까닭
field-retention = 보존기간
field-classification = 분류
field-licence = 쓰는 조건
field-attachments = 붙임

api-documents = 결재가 끝난 공문서. 닫힌 것은 제목과 까닭만
api-document-one = 공문서 하나. 닫힌 곳은 닫혔다는 표시만

document-attendee-private-member = 민간위원
document-attendee-ex-officio-member = 당연직 위원
document-attendee-budget-committee = 주민참여예산위원
document-attendee-department-official = 담당 부서 공무원
document-attendee-support-officer = 협치지원관
document-attendee-youth-activist = 청년활동가
document-attendee-expert = 전문가
document-attendee-resident = 주민
document-attendee-other = 그 밖

document-money = 쓴 돈
document-money-path = 예산 과목
document-money-rows = 쓴 것
document-money-spent = 집행액
document-money-returned = 돌려줄 돈
document-money-year = 회계연도
document-money-version = 정산 판
document-money-results = 한 일과 배운 것
document-money-done = 한 일:
document-money-learned = 배운 것:
document-money-title = { $year }년 사업 결과보고
document-column-day = 날
document-column-amount = 금액
document-column-line = 예산 줄
document-column-planned = 처음 예산
document-column-changed = 바뀐 예산
document-column-spent = 쓴 돈
document-column-returned = 돌려줄 돈
