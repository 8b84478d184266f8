# 사업, 공동 책임 주민, 실행 기록, 마침

project-title = 사업
project-pages = 사업 목록의 쪽
project-list-title = { $year }년 사업
project-list-lead = 뽑힌 일마다 돈을 얼마나 썼는지, 무엇을 했는지, 어느 주민이 함께 책임지는지 봅니다.
project-lead = 이 사업의 예산과 쓴 돈, 지나온 일, 전과 후의 사진, 함께 책임지는 주민입니다.
project-about = { $state } · 함께 책임지는 주민 { $owners }명
project-none = 아직 사업이 없습니다
project-none-text = 계획에 예산 줄을 적으면 세부사업마다 쪽이 생깁니다.
project-name = 사업
project-table = 사업마다 예산과 쓴 돈
project-lines = 예산 줄마다 예산과 쓴 돈
project-money = 예산과 쓴 돈
project-chart = 지금 예산과 쓴 돈.
project-chart-has = 예산
project-chart-spent = 쓴 돈
project-chart-said = 모두 { $in_force } 가운데 { $spent }을 썼습니다.
project-months = 달마다 쓴 돈
project-months-none = 아직 쓴 돈이 없습니다.
project-month = 달
project-month-name = { $year }년 { $month }월
project-seen = 전과 후
project-seen-none = 아직 사진이 없습니다.
project-story = 지나온 일
project-story-none = 아직 적을 일이 없습니다. 협약이 지켜지기 시작하면 여기에 이어집니다.
project-story-agreement = { $number }번째 협약이 지켜지기 시작함
project-story-change-proposed = 예산 변경이 올라와 협치회의를 기다림
project-story-change-awaiting-city = 협치회의가 정한 예산 변경이 시와 협의를 기다림
project-story-change-consulted = 예산 변경이 시의 승인을 기다림
project-story-change-in-force = 예산이 바뀜
project-story-change-refused = 예산 변경을 시가 승인하지 않음
project-story-change-withdrawn = 예산 변경을 거두어들임
project-story-same = 예산은 그대로
project-story-paid = { $month }에 { $paid }을 씀
project-story-proposed-done = 담당 부서가 사업을 마치자고 올림
project-story-complete = 사업을 마침: 함께 책임지는 주민이 모두 동의함
project-story-complete-over = 사업을 마침: 답할 날이 지남
project-story-withdrawn = 담당 부서가 마침을 거두어들임
project-year-total = 한 해 모두
project-state-settled = 정산을 마쳤습니다
project-state-running = 하고 있습니다
project-state-waits = 마쳐도 되는지 주민에게 묻고 있습니다
project-story-complete-unasked = 사업을 마침: 함께 책임지는 주민이 없어 동의를 묻지 않음
project-state-unasked = 마쳤습니다 (함께 책임지는 주민이 없어 동의를 묻지 않음)
project-state-agreed = 마쳤습니다 (함께 책임지는 주민이 모두 동의)
project-state-over = 마쳤습니다 (동의하지 않거나 답하지 않은 주민이 있음)
project-state-withdrawn = 하고 있습니다 (마침을 거두어들임)
project-back = 사업 보기
project-cancel = 그만두기
project-done-written = 기록을 적었습니다.
project-done-withdrawn = 기록을 거두어들였습니다.
project-done-accepted = 이 사업을 함께 책임지게 되셨습니다. 고맙습니다.
project-done-declined = 맡지 않겠다는 답을 적었습니다.
project-done-left = 이 사업의 책임에서 물러나셨습니다. 쓰신 기록은 남습니다.

coowner-title = 함께 책임지는 주민(공동 책임)
coowner-none = 아직 함께 책임지는 주민이 없습니다.
coowner-nameless = 이름을 밝히지 않은 주민
coowner-rights = 함께 책임지는 주민의 결정 권한
coowner-right-log = 언제든지 실행 기록을 사진과 함께 적습니다. 담당 부서의 허락이 없어도 됩니다.
coowner-right-consent = 사업을 마치려면 담당 부서가 먼저 물어야 하고, { $days }일 안에 동의하거나 까닭을 들어 동의하지 않습니다.
coowner-right-refusal = 동의하지 않으면 그 까닭이 사업 쪽에 누구나 볼 수 있게 남습니다. 아무도 지울 수 없습니다.
coowner-right-evidence = 실행 기록의 증빙 가운데 담당자만 보는 것의 이름도 읽습니다.
coowner-right-outcome = 함께 책임지는 사업의 성과보고를 쓰고 공개합니다.
coowner-right-leave = 언제든지 까닭 없이 물러날 수 있습니다.
coowner-task = 맡는 일
coowner-task-site-watcher = 현장 지킴이
coowner-task-coordinator = 조정 맡은 이
coowner-task-recorder = 기록 맡은 이
coowner-task-user-speaker = 쓰는 사람 대표
coowner-task-site-watcher-about = 약속한 대로 되는지 현장에서 살핍니다.
coowner-task-coordinator-about = 이웃과 담당 부서, 일하는 업체를 이어 줍니다.
coowner-task-recorder-about = 무엇을 했는지 기록을 이어 갑니다.
coowner-task-user-speaker-about = 앞으로 쓸 사람들의 뜻을 전합니다.
coowner-mine = 이 사업에서 ‘{ $task }’를 맡고 계십니다.
coowner-leave-lead = 물러나면 되돌릴 수 없고, 다시 함께하려면 새로 초대를 받아야 합니다. 지금까지 적은 기록은 그대로 남습니다.
coowner-leave = 책임에서 물러나기
coowner-ask = 함께 책임질 주민 부르기
coowner-ask-one = 한 사람 더 부르기
coowner-ask-lead = 부르면 초대 번호가 생깁니다. 받은 주민이 로그인해서 맡을지 답합니다. 답하기 전에는 누구인지 남지 않습니다.
coowner-address = 초대를 보낼 이메일이나 휴대전화
coowner-address-hint = 비워 두면 번호만 생기고, 직접 건네면 됩니다. 주소는 초대를 보내는 데에만 쓰고 남기지 않습니다.
coowner-ask-button = 이 일로 부르기
coowner-made = 초대를 만들었습니다. 아래 주소는 지금만 보입니다.
coowner-link = 초대 주소
coowner-link-hint = 이 주소를 받은 주민 한 사람이 답할 수 있습니다.
coowner-end-lead = 끝내면 되돌릴 수 없고, 다시 맡기려면 새로 초대해야 합니다. 그동안 적은 기록은 그대로 남습니다.
coowner-end = 이 자리 끝내기
coowner-done-ended = 자리를 끝냈습니다.
coowner-state-asked = { $at }에 불렀고 답을 기다립니다
coowner-state-accepted = { $at }부터 맡고 있습니다
coowner-state-declined = { $at }에 맡지 않겠다고 했습니다
coowner-state-ended = { $at }에 끝났습니다
coowner-answer-title = 사업을 함께 책임지실래요?
coowner-answer-task = 부탁드리는 일: { $task }
coowner-answer-lead = 맡으시면 보이는 이름과 맡은 일이 사업 쪽에 나타나고, 이런 권한이 생깁니다.
coowner-code = 초대 번호
coowner-code-hint = 받은 주소로 열면 이미 적혀 있습니다.
coowner-answer = 맡으시겠어요?
coowner-answer-hint = 맡지 않으시면 누구인지 남지 않습니다.
coowner-answer-accept = 맡겠습니다
coowner-answer-decline = 맡지 않겠습니다
coowner-answer-button = 이렇게 답하기
coowner-asked-subject = 구 사업을 함께 책임질 주민으로 모십니다
coowner-asked-text =
    { $district }의 사업 ‘{ $project }’에서 ‘{ $task }’를 맡아 주시면 좋겠습니다.

    맡으시면 실행 기록을 쓰고, 사업을 마치는 데 동의하거나 까닭을 들어 동의하지 않을 수 있습니다. 맡지 않으셔도 되고, 답하기 전에는 누구인지 남지 않습니다.

    답하기: { $address }
fault-coowner-task = 목록에 있는 일을 골라 주세요.
fault-coowner-code = 이 사업의 초대 번호가 아닙니다. 받은 주소나 번호를 다시 살펴 주세요.
fault-coowner-answer = 맡을지 골라 주세요.
refusal-coowners-many = 한 사업을 함께 책임지는 주민은 { $max }명까지입니다. 한 자리를 끝낸 뒤에 부를 수 있습니다.
refusal-coowner-official = 시와 구의 공무원은 주민 자리를 맡을 수 없습니다.
refusal-coowner-answered = 이미 답했거나 끝난 초대입니다.
refusal-coowner-already = 이 사업을 이미 함께 책임지고 계십니다.
refusal-coowner-over = 이미 끝난 자리입니다.

entry-title = 실행 기록
entry-new = 실행 기록 적기
entry-new-lead = 그날 무엇을 했는지 적어 주세요. 누구나 읽습니다. 적은 것은 고치거나 지우지 않고, 잘못 적었으면 까닭을 적어 거두어들입니다.
entry-none = 아직 기록이 없습니다
entry-none-text = 함께 책임지는 주민과 담당 부서, 간사가 그날그날 적습니다.
entry-pages = 기록 이어 보기
entry-closed = 지금은 적을 수 없습니다
entry-day = 한 날
entry-phase = 무엇을 보여 주나요
entry-phase-before = 하기 전
entry-phase-during = 하는 동안
entry-phase-after = 하고 나서
entry-done = 한 일
entry-done-hint = 사람 이름이나 전화번호는 적지 마세요. 보기: 골목 등 스무 개 가운데 열 개를 달았습니다.
entry-photos = 사진
entry-photos-for = 사진을 누가 보나요
entry-photos-for-hint = 사진을 올리면 골라 주세요. 누구인지 알아볼 수 있는 사람이나 집 안이 찍혔으면 담당자와 함께 책임지는 주민만 보게 해 주세요.
entry-photos-closed = 사진 { $count }장은 담당자와 함께 책임지는 주민만 봅니다.
field-photos_for = 사진을 보는 사람
fault-entry-photos-for = 사진을 누가 보는지 골라 주세요.
entry-evidence = 증빙
entry-evidence-hint = 없으면 비워 두세요. 보기: 준공 검사서 2027-05
entry-evidence-for = 증빙을 누가 읽나요
entry-evidence-everybody = 누구나
entry-evidence-staff = 담당자와 함께 책임지는 주민만
entry-evidence-for-staff = 담당자와 함께 책임지는 주민만 봅니다
entry-evidence-closed = 증빙은 담당자와 함께 책임지는 주민만 봅니다.
entry-write = 이대로 적기
entry-withdraw = 이 기록 거두어들이기
entry-withdraw-lead = 글과 사진은 더 보이지 않고, 기록이 있었다는 것과 거두어들인 까닭이 남습니다.
entry-withdraw-reason = 거두어들이는 까닭
entry-withdraw-hint = 누구나 읽습니다.
entry-withdraw-button = 거두어들이기
entry-withdrawn = { $at }에 거두어들인 기록입니다.
entry-is-withdrawn = 거두어들임
fault-entry-phase = 무엇을 보여 주는지 골라 주세요.
fault-entry-evidence-for = 증빙을 누가 읽는지 골라 주세요.
fault-entry-future = 아직 오지 않은 날입니다. 일을 한 날을 적어 주세요.
refusal-entry-no-agreement = 지켜지고 있는 협약이 없어서 아직 할 수 없습니다.
refusal-entry-withdrawn = 이미 거두어들인 기록입니다.

completion-title = 사업 마치기
completion-lead = 담당 부서가 마치자고 올리면 함께 책임지는 주민이 동의하거나 까닭을 들어 동의하지 않습니다. 모두 동의하면 바로, 그렇지 않으면 답할 날이 지난 뒤에 마친 것이 되고 까닭이 함께 남습니다.
completion-go = 마치기와 주민의 답 보기
completion-story = 올린 것과 주민의 답
completion-none = 아직 마치자고 올린 적이 없습니다.
completion-nobody = 물어볼 주민이 없었습니다.
completion-until = 답할 날
completion-was-withdrawn = 담당 부서가 거두어들였습니다:
completion-silent = 답하지 않음
completion-consents = 동의합니다
completion-refuses = 동의하지 않습니다
completion-propose = 마치자고 올리기
completion-propose-lead = 함께 책임지는 주민 { $count }명에게 묻습니다.
completion-achieved = 무엇을 이루었나
completion-achieved-hint = 약속한 것과 한 것을 쉬운 말로. 누구나 읽습니다.
completion-propose-button = 주민에게 묻기
completion-answer = 마쳐도 될까요?
completion-said = 지금까지의 답:
completion-consent = 마치는 데 동의하시나요
completion-reason = 까닭
completion-reason-hint = 동의하지 않으면 꼭 적어 주세요. 누구나 읽습니다. 답할 날까지 바꿀 수 있습니다.
completion-answer-button = 이렇게 답하기
completion-withdraw = 마침 거두어들이기
completion-withdrawal = 거두어들이는 까닭
completion-withdrawal-hint = 누구나 읽습니다. 다시 올릴 수 있습니다.
completion-withdraw-button = 거두어들이기
completion-done-proposed = 마치자고 올렸습니다. 함께 책임지는 주민이 있으면 알렸습니다.
completion-done-answered = 답을 적었습니다.
completion-done-withdrawn = 거두어들였습니다.
completion-asked-subject = 사업을 마쳐도 되는지 여쭙니다
completion-asked-text =
    { $district }의 ‘{ $project }’ 사업을 마치자고 담당 부서가 올렸습니다.

    { $achieved }

    { $until }까지 사업 쪽에서 동의하시거나 까닭을 적어 동의하지 않으실 수 있습니다. ({ $time })
completion-refused-subject = 함께 책임지는 주민이 마침에 동의하지 않았습니다
completion-refused-text =
    { $district }의 ‘{ $project }’ 사업을 마치는 데 함께 책임지는 주민이 동의하지 않았습니다.

    까닭: { $reason }

    올린 것을 거두어들이고 고친 뒤에 다시 올릴 수 있습니다. ({ $time })
fault-completion-consent = 동의하는지 골라 주세요.
refusal-completion-waits = 이미 올린 것이 주민의 답을 기다립니다.
refusal-completion-complete = 이미 마친 사업입니다.
refusal-completion-closed = 답을 받는 때가 지났거나 거두어들인 것입니다.
refusal-completion-none = 아직 마치자고 올린 적이 없습니다.
refusal-completion-not-asked = 올릴 때에 함께 책임지고 계시지 않아서 이번에는 답하실 수 없습니다.

field-owner_task = 맡는 일
field-owner_code = 초대 번호
field-owner_answer = 답
field-phase = 무엇을 보여 주나
field-entry_done = 한 일
field-evidence_for = 증빙을 읽는 사람
field-achieved = 무엇을 이루었나
field-consent_reason = 까닭
field-withdrawal = 거두어들이는 까닭

project-row-about = 사업마다 쓴 돈, 실행 기록, 함께 책임지는 주민

api-projects = 한 해의 사업: 예산과 쓴 돈, 공동 책임 주민 수, 마침
api-project = 사업 하나: 줄마다·달마다 쓴 돈, 공동 책임, 마침과 주민의 답
api-execution-entries = 사업의 실행 기록
