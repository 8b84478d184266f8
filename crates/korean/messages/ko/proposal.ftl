# 제안: 목록, 쓰기, 고치기, 거두기, 의견

proposal-list-title = 주민 제안
proposal-list-lead = 우리 동네에 필요한 일을 주민이 적고, 함께 따져보고, 투표로 고릅니다.
proposal-list-heading = 제안 목록
proposal-new = 제안하기
proposal-until = 제안 마감:
proposal-filter = 동별로 보기
proposal-filter-label = 동
proposal-filter-all = 모든 동
proposal-filter-button = 이 동의 제안 보기
proposal-count = 제안 { $count }건 (거두어들였거나 다른 데로 간 제안은 목록에 있지만 세지 않습니다)
proposal-count-near = { $neighborhood }의 제안만 보고 있습니다.
proposal-cost-none = 비용은 아직 모름
proposal-first-page = 가장 새로운 제안부터 보기
proposal-pages = 제안 목록 쪽
proposal-empty = 아직 제안이 없습니다.
proposal-empty-near = 이 동의 제안은 아직 없습니다.
proposal-empty-text = 누구나 제안할 수 있습니다. 제안 받는 때는 위에 있습니다.
proposal-empty-end = 더 오래된 제안이 없습니다.
proposal-empty-end-text = 여기가 목록의 끝입니다.
proposal-state-submitted = 접수됨
proposal-state-withdrawn = 거둠
proposal-author-none = 이름을 밝히지 않은 주민
proposal-whole-district = 구 전체

proposal-new-lead = 한눈에 알 수 있게 적어 주세요. 제안 받는 동안에는 언제든 고칠 수 있습니다.
proposal-new-closed = 지금은 제안을 받지 않습니다.
proposal-title = 제안 이름
proposal-title-hint = 무엇을 하자는 것인지 한 줄로, { $max }자까지. 보기: 밤길이 밝은 통학로
proposal-need = 왜 필요한가요?
proposal-need-hint = 누가 어떤 어려움을 겪는지 한두 문장으로 적어 주세요. 목록에 함께 보입니다.
proposal-body = 무엇을 어떻게 할까요?
proposal-body-hint = 하면 좋을 일을 편하게 적어 주세요. 빈 줄로 문단을 나눌 수 있습니다.
proposal-place = 곳
proposal-place-hint = 적지 않아도 됩니다. { $max }자까지. 보기: 하늘초등학교 뒷길
proposal-neighborhood = 동
proposal-neighborhood-hint = 어느 동의 일인지 골라 주세요. 여러 동의 일이면 구 전체를 고릅니다.
proposal-cost = 어림 비용
proposal-cost-hint = 몰라도 됩니다. 부서가 나중에 따져봅니다. 보기: 1,870,000 또는 187만
proposal-public-note = 적으신 글과 내 이름(마당에서 쓰는 이름)은 누구나 볼 수 있습니다. 전화번호나 다른 사람의 이름은 적지 말아 주세요.
proposal-submit = 제안 내기
proposal-cancel = 그만두기
proposal-to-list = 제안 목록 보기
proposal-back = 제안으로 돌아가기

proposal-edit = 제안 고치기
proposal-edit-lead = 고치면 새 판으로 남고, 앞의 판도 지워지지 않습니다.
proposal-edit-closed = 지금은 이 제안을 고칠 수 없습니다.
proposal-save = 고친 것 저장하기
proposal-typed = 적으신 것
proposal-present = 지금 저장되어 있는 제안

proposal-withdraw = 제안 거두기
proposal-withdraw-text = 거두어들이면 투표에 오르지 않고, 다시 되돌릴 수 없습니다. 글은 지워지지 않고 ‘거둠’으로 남습니다.
proposal-withdraw-comments = 달린 의견 { $count }개도 그대로 남습니다.
proposal-withdraw-not = 거두지 않고 돌아가기
proposal-withdrawn-notice = 쓴 사람이 거두어들인 제안입니다. 글은 남아 있지만 투표에는 오르지 않습니다.

proposal-hidden-title = 가려진 제안
proposal-hidden-lead = 관리자가 이 제안을 가렸습니다. 지운 것이 아니며, 까닭과 날짜를 여기에 밝힙니다.
proposal-hidden-own = 아래 글은 쓰신 분과 관리자에게만 보입니다.
proposal-hidden-moderator = 아래 글은 쓴 사람과 관리자에게만 보입니다.

proposal-fact-state = 상태
proposal-fact-author = 낸 사람
proposal-fact-place = 곳
proposal-fact-cost = 어림 비용
proposal-fact-submitted = 낸 때
proposal-fact-changed = 고친 때
proposal-fact-withdrawn = 거둔 때
proposal-fact-version = 판
proposal-version = { $version }판


proposal-done-submitted = 제안을 받았습니다. 누구나 읽고 의견을 남길 수 있습니다. 제안 받는 동안에는 고칠 수 있습니다.
proposal-done-changed = 저장했습니다.
proposal-done-withdrawn = 제안을 거두어들였습니다.
