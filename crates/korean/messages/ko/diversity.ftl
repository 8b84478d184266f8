# 분야, 세대, 성별: 나눔의 기준과 통계에 쓰는 말

category-label = 분야
category-hint = 다른 사람이 분야로 찾을 때 씁니다. 잘 모르겠으면 비워 두어도 됩니다.
category-none = 아직 고르지 않음
category-all = 모든 분야
category-welfare = 복지·건강
category-environment = 환경·기후
category-safety = 안전·교통
category-culture = 문화·체육
category-education = 교육·아동·청소년
category-economy = 경제·일자리
category-housing = 주거·도시
category-community = 마을·자치
category-other = 그 밖

generation-teens = 10대 이하
generation-twenties = 20대
generation-thirties = 30대
generation-forties = 40대
generation-fifties = 50대
generation-sixties = 60대
generation-seventies = 70대 이상

gender-woman = 여성
gender-man = 남성
gender-other = 그 밖
