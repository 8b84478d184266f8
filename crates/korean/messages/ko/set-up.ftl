# 구 만들기

set-up-title = 구 만들기
set-up-lead = 구의 이름과 동, 첫해의 예산과 일정을 정합니다. 만들고 나면 바로 모두에게 보입니다.
set-up-name-ko = 구 이름
set-up-name-ko-hint = 보기: 하늘구
set-up-name-en = 영어 이름
set-up-name-en-hint = 보기: Haneul-gu
set-up-slug = 주소에 쓸 이름
set-up-slug-hint = 영어 소문자, 숫자, 하이픈(-). 보기: haneul
set-up-plain-ko = 쉬운 이름
set-up-plain-ko-hint = 주민이 부를 이름입니다. 보기: 하늘구 주민이 짜는 2027년 계획예산
set-up-plain-en = 쉬운 이름(영어)
set-up-plain-en-hint = 보기: Haneul-gu plans 2027 together
set-up-neighborhoods = 동
set-up-neighborhoods-hint = 한 줄에 하나씩. 영어 이름은 빗금 뒤에 적습니다. 보기: 하늘동 / Haneul-dong
set-up-year = 정하는 회계연도
set-up-budget = 함께 정하는 예산
set-up-stages = 한 해의 걸음
set-up-stages-hint = 보통의 날짜를 적어 두었습니다. 우리 구에 맞게 고쳐 주세요.
set-up-button = 구 만들기
home-set-up = 구 만들기
set-up-like = 다른 구와 같은 설정으로 시작하기
set-up-like-text = 예산, 마지막 결정, 일정과 모임의 이름을 가져옵니다. 사람과 제안, 글은 아무것도 가져오지 않습니다.
set-up-like-taken = 다른 구의 예산과 일정을 적어 두었습니다. 이름과 동을 적고 날짜를 확인해 주세요. 그 구의 사람과 글은 가져오지 않습니다.
