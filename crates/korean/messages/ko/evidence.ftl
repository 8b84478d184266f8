# 증빙

evidence-title = 증빙
evidence-page = { $what } – 쓴 돈과 증빙
evidence-lead = 돈을 썼다는 것을 보여 주는 자료의 이름입니다. 닫은 것은 까닭만 보입니다.
evidence-none = 증빙이 없습니다.
evidence-add = 증빙 더하기
evidence-add-button = 증빙으로 적기
evidence-done-added = 증빙을 적었습니다.
evidence-kind = 증빙의 갈래
evidence-kind-tax-invoice = 세금계산서
evidence-kind-card-slip = 카드 전표
evidence-kind-quotation = 견적서
evidence-kind-inspection = 검수 조서
evidence-kind-photo = 사진
evidence-kind-participant-list = 참석자 명단
evidence-kind-other = 그 밖
evidence-what = 증빙 이름
evidence-what-hint = 사람 이름이나 전화번호는 적지 마세요. 보기: 세금계산서 2027-03
evidence-public = 공개 여부
evidence-closed = 공개하지 않는 까닭
evidence-closed-hint = 참석자 명단은 언제나 공개하지 않습니다.
evidence-open = 누구나 봅니다
evidence-is-closed = 공개하지 않습니다
evidence-closed-by = 비공개({ $number }): { $reason }
evidence-fault-kind = 증빙의 갈래를 골라 주세요.
evidence-fault-closed = 공개하지 않는 까닭을 목록에서 골라 주세요.
refusal-evidence-many = 한 번 쓴 돈에 증빙은 { $max }개까지 적을 수 있습니다.
