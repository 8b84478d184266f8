# 평가: 해가 시작되기 전에 정한 기준, 자기 지난해와 견준 결과, 이의와 답

fault-evaluation-year = 회계연도를 네 자리 숫자로 적어 주세요. 보기: 2027
fault-evaluation-weight = 0부터 100까지 정수로 적어 주세요.
fault-evaluation-sum = 네 비중을 더하면 100이어야 하는데 지금 { $sum }입니다.
fault-evaluation-area = 비중이 있는 기준에는 지표를 하나 이상 고르고, 비중이 0인 기준에는 고르지 말아 주세요.
fault-evaluation-measure = 목록에 있는 지표를 골라 주세요.
fault-evaluation-verdict = 받아들일지 받아들이지 않을지 골라 주세요.
fault-residents-day = 숫자를 센 날을 적어 주세요. 아직 오지 않은 날은 안 됩니다. 보기: 2026-12-31
fault-residents-count = 주민 수는 1부터 { $max }까지 숫자로 적어 주세요.
refusal-evaluation-scheme = { $year }년의 평가 기준은 이미 공표했고 바꿀 수 없습니다. 다음 해 기준을 새로 정해 주세요.
refusal-evaluation-late = { $year }년은 이미 시작되었습니다. 기준은 재려는 것보다 먼저 정해야 하므로 다음 해 기준을 정해 주세요.
refusal-evaluation-moved-on = 보신 뒤에 기록이 바뀌어 결과를 내지 않았습니다. 다시 열어 읽고 내 주세요.
refusal-evaluation-early = { $year }년이 끝난 뒤에 결과를 낼 수 있습니다.
refusal-evaluation-published = 결과를 이미 냈습니다. 이의를 받아들인 뒤에만 다시 냅니다.
refusal-evaluation-window = 이의를 낼 수 있는 날은 { $until }에 끝났습니다. 문의함에는 언제든 적으실 수 있습니다.
refusal-evaluation-answered = 이미 답한 이의입니다.

evaluation-title = 한 해를 무엇으로 돌아보나요(평가)
evaluation-lead = 무엇을 어떻게 재는지 해가 시작되기 전에 정해 알립니다. 결과는 자기 구의 지난해와만 견주며, 점수와 등급과 순위가 없습니다.
evaluation-none = 아직 정한 기준이 없습니다
evaluation-none-text = 시 담당자가 다음 해의 기준을 공표하면 여기에 나옵니다.
evaluation-scheme-of = { $year } 평가 기준
evaluation-published = 공표
evaluation-districts = 구마다 결과가 나왔는지
evaluation-there = 결과 있음
evaluation-not-there = 아직 없음
evaluation-waiting = 답을 기다리는 이의
evaluation-objections-count = { $count }건
evaluation-order = 구 이름의 가나다순이며 순위가 아닙니다.
evaluation-measure-now = 재 보고 결과 내기
evaluation-done-scheme = 평가 기준을 공표했습니다. 이제 누구도 바꿀 수 없습니다.

evaluation-new = 새 평가 기준 공표하기
evaluation-new-lead = 공표하면 그 해에는 바꿀 수 없습니다. 고칠 것이 있으면 다음 해 기준에서 고칩니다.
evaluation-year = 회계연도
evaluation-year-hint = 아직 시작하지 않은 해만 됩니다. 1월 1일부터 12월 31일까지를 잽니다.
evaluation-weights = 기준마다 비중
evaluation-weights-hint = 넷을 더해 100입니다. 비중은 지원금 산식에만 쓰이고, 평가 결과를 더하거나 점수로 만드는 데 쓰지 않습니다.
evaluation-area-participation = 참여
evaluation-area-planning = 계획
evaluation-area-execution = 집행
evaluation-area-outcome = 성과
evaluation-measures = 지표
evaluation-measures-hint = 비중이 있는 기준마다 하나 이상 고릅니다. 설명 글은 공표한 그대로 남습니다.
evaluation-reason = 왜 이렇게 정했나요
evaluation-reason-hint = 모두에게 보입니다.
evaluation-publish-scheme = 공표하고 굳히기

evaluation-measure-people-per-thousand = 주민 천 명당 참여한 사람
evaluation-measure-new-faces = 새로 온 사람의 몫
evaluation-measure-committee-presence = 주민참여예산위원이 함께한 모임
evaluation-measure-deliberation-days = 함께 따져본 날
evaluation-measure-criteria-met = 채운 단계 기준
evaluation-measure-spent = 약속한 돈 가운데 쓴 돈
evaluation-measure-changed-by-council = 협치회의가 바꾼 돈
evaluation-measure-changed-by-city = 시 승인을 받아 바꾼 돈
evaluation-measure-reports-with-evidence = 증거가 있는 성과보고
evaluation-measure-residents-agree = 잘되었다고 한 주민
evaluation-formula-people-per-thousand = 그 해에 계정으로 제안하거나, 의견을 달거나, 공감하거나, 찬반을 말하거나, 한 줄 의견에 답한 사람을 한 번씩만 세어 주민 수로 나눈 뒤 1,000을 곱합니다. 주민 수는 그 해 마지막 날까지 알려진 것 가운데 가장 나중 것입니다. 투표는 비밀이라 누가 했는지 알 수 없으므로 세지 않습니다. 5명보다 적으면 보이지 않습니다.
evaluation-formula-new-faces = 그 해에 모임에 자리가 있던 사람 가운데, 그 전에는 이 구의 어떤 모임에도 자리가 없던 사람의 몫입니다. 5명보다 적으면 보이지 않습니다.
evaluation-formula-committee-presence = 그 해에 의제를 다룬 모임 가운데, 주민참여예산위원이 한 명이라도 온 모임의 몫입니다. 모임의 참석 기록으로 셉니다.
evaluation-formula-deliberation-days = ‘함께 따져보기’ 단계의 날 가운데 그 해에 든 날의 수입니다.
evaluation-formula-criteria-met = 그 해에 끝난 단계들의 끝 기준 가운데 채운 것의 몫입니다. 기준의 수는 구가 정해 둔 것입니다.
evaluation-formula-spent = 그 해 예산의 장부에 쓴 돈으로 적힌 금액을 협약이 준 금액으로 나눕니다. 바로잡는 줄은 뺍니다.
evaluation-formula-changed-by-council = 시 승인 없이 협치회의 의결만으로 옮긴 금액을 협약이 준 금액으로 나눕니다. 변경마다 늘어난 합과 줄어든 합 가운데 큰 쪽을 셉니다.
evaluation-formula-changed-by-city = 시의 협의와 승인을 거쳐 옮긴 금액을 협약이 준 금액으로 나눕니다. 변경마다 늘어난 합과 줄어든 합 가운데 큰 쪽을 셉니다.
evaluation-formula-reports-with-evidence = 그 해의 세부사업 가운데 성과보고를 공개했고 그 안에 증거(설명이나 주소)가 있는 사업의 몫입니다.
evaluation-formula-residents-agree = 그 해 사업의 공개된 성과보고에서, 판단에 참여한 주민 가운데 잘되었다고 한 주민의 몫입니다.
evaluation-per-thousand = 천 명당 { $number }명
evaluation-share = { $number }%
evaluation-days = { $number }일
evaluation-few = 5명보다 적어 보이지 않음
evaluation-nothing = 잴 것이 없음

evaluation-scheme-lead = 이 해가 시작되기 전에 정해 굳힌 것입니다. 모든 구에 똑같이 적용합니다.
evaluation-seal = 봉인(SHA-256)
evaluation-weight-of = 비중 { $weight } / 100
evaluation-weights-for = 비중은 어디에 쓰나요
evaluation-weights-for-text = 지원금 산식에만 씁니다. 이 사이트는 지표의 값을 더하지 않고, 구를 값으로 줄 세우지 않습니다.
evaluation-results = 구마다 결과 보기
evaluation-results-none = 아직 결과가 나온 구가 없습니다. 해가 끝난 뒤에 나옵니다.

evaluation-own-title = 우리 구의 한 해 돌아보기(평가)
evaluation-own-lead = 해가 시작되기 전에 정한 지표로 잰 것을 우리 구의 지난해와만 견줍니다. 다른 구와 견주지 않습니다.
evaluation-about = 자기 지난해와 견준 결과, 이의와 답
evaluation-own-none = 아직 결과가 없습니다
evaluation-own-none-text = 해가 끝난 뒤 시 담당자가 결과를 내면 여기에 나옵니다. 무엇을 재는지는 미리 볼 수 있습니다.
evaluation-to-schemes = 무엇을 재는지 보기(평가 기준)
evaluation-years = 다른 해
evaluation-more = 더 보기
evaluation-of-year = { $year } 결과
evaluation-version = { $number }판
evaluation-to-formula = 어떻게 쟀는지
evaluation-table = 이 해와 지난해
evaluation-measure = 지표
evaluation-change = 지난해보다
evaluation-change-up = 늘었음
evaluation-change-down = 줄었음
evaluation-change-same = 같음
evaluation-change-none = 견줄 수 없음
evaluation-no-year = 없음
evaluation-no-grade = 늘고 줄어든 것이 잘하고 못한 것은 아닙니다. 점수, 등급, 순위를 만들지 않습니다.
evaluation-trend = 우리 구의 여러 해
evaluation-trend-lead = 지표마다 우리 구의 해마다 값입니다.
evaluation-year-head = 회계연도
evaluation-value = 값
evaluation-versions = 앞선 판
evaluation-versions-lead = 이의를 받아들인 뒤에는 새 판을 냅니다. 앞선 판은 그대로 남습니다.
evaluation-versions-changed = 다음 판에서 달라진 것:
evaluation-versions-same = 다음 판에서 달라진 값이 없습니다.
evaluation-file = 표로 받기(CSV)
evaluation-done-published = 결과를 냈습니다. 공동의장과 간사에게 알렸습니다.
evaluation-done-objected = 이의를 냈습니다. 시의 답도 여기에 공개됩니다.
evaluation-done-answered = 이의에 답했습니다.

evaluation-publish-title = { $year } 결과 내기
evaluation-publish-lead = 지금 기록에서 잰 값입니다. 아무도 값을 손으로 적지 않습니다. 기록이 틀렸다면 기록을 먼저 고쳐 주세요.
evaluation-publish-button = 이 결과를 공개하기
evaluation-published-subject = 우리 구의 한 해 평가 결과가 나왔습니다
evaluation-published-text =
    { $district } { $year }년 평가 결과가 공개되었습니다.
    { $until }까지 이의를 낼 수 있습니다.
    { $address }

evaluation-objections = 이의와 답
evaluation-objections-of = 이의 { $count }건, 답한 것 { $answered }건.
evaluation-objects-until = { $until }까지 공동의장이나 간사가 이의를 낼 수 있습니다.
evaluation-objects-past = 이의를 낼 수 있는 날은 { $until }에 끝났습니다.
evaluation-object = 이의 내기
evaluation-object-lead = { $year } 결과 { $number }판에 대한 이의입니다. { $until }까지 낼 수 있고, 이의와 답은 모두에게 공개됩니다.
evaluation-object-button = 이의를 공개로 내기
evaluation-objection-text = 이의
evaluation-objection-hint = 어느 지표가 왜 틀렸는지, 무엇을 보면 알 수 있는지 적어 주세요.
evaluation-objection-to = { $number }판에 대한 이의({ $role })
evaluation-objection-open = 답을 기다림
evaluation-objection-made = 낸 날과 역할
evaluation-objection-due = 답할 날
evaluation-answer = 시의 답
evaluation-answer-none = 아직 답이 없습니다.
evaluation-answer-late = 답할 날이 지났지만 아직 답이 없습니다.
evaluation-answer-text = 왜 그렇게 정했나요
evaluation-answer-button = 답을 공개하기
evaluation-verdict = 이의를 받아들이나요?
evaluation-verdict-hint = 받아들이면 다시 재어 새 판을 낼 수 있습니다. 앞선 판은 그대로 남습니다.
evaluation-verdict-accepted = 받아들임
evaluation-verdict-declined = 받아들이지 않음
evaluation-objected-subject = 평가 결과에 이의가 들어왔습니다
evaluation-objected-text =
    { $district }의 { $year }년 평가 결과에 이의가 들어왔습니다.
    { $due }까지 답해 주세요.
    { $address }
evaluation-answered-subject = 평가 결과의 이의에 시가 답했습니다
evaluation-answered-text =
    { $district } { $year }년 평가 결과에 내신 이의에 답이 왔습니다.
    { $address }

residents-title = 주민 수
residents-lead = 평가에서 주민 천 명당 몇 명이 참여했는지 셀 때 씁니다. 지우지 않고, 고칠 때는 한 줄을 더합니다.
residents-none = 아직 알려진 주민 수가 없습니다
residents-none-text = 간사나 시 담당자가 날짜와 출처를 적으면 여기에 나옵니다.
residents-table = 알려진 주민 수
residents-day = 센 날
residents-count = 주민 수
residents-people = { $count }명
residents-source = 출처
residents-source-hint = 보기: 주민등록 인구통계
residents-told = 적은 날
residents-new = 주민 수 적기
residents-button = 이대로 알리기
residents-done = 주민 수를 적었습니다.

field-counted_on = 센 날
field-residents = 주민 수
field-residents_source = 출처
field-objection = 이의
field-measures = 지표
field-weight_participation = 참여의 비중
field-weight_planning = 계획의 비중
field-weight_execution = 집행의 비중
field-weight_outcome = 성과의 비중

api-evaluation-scheme = 한 해를 무엇으로 재는지
api-evaluation = 한 구를 해마다 잰 값과 이의
