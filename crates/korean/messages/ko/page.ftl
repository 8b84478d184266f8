# 모든 쪽의 틀과, 하지 못한 일을 알리는 쪽

page-title-error = 고칠 것이 있습니다: { $title }
nav-district = 우리 구
nav-proposals = 제안
nav-votes = 투표
footer-owner = 구 협치회의와 주민이 함께 씁니다
footer-licence = 공개 자료는 공공누리 제1유형(출처 표시)입니다
footer-about = 마당은 무엇인가요
footer-trust = 믿어도 되는 까닭
footer-accessibility = 접근성
footer-privacy = 개인정보
footer-api = 열린 자료와 API
demo-banner = 이 화면의 시각은 { $now }입니다. 사람도 구도 지어낸 것입니다.
demo-banner-link = 다른 역할로 해 보기
gallery-title = 화면 조각 모음
failure-typed = 적으신 것
failure-typed-hint = 아래 글을 복사해 두셨다가 다시 쓰실 수 있습니다.
failure-sign-in = 들어가기
failure-home = 첫 쪽으로
failure-title-sign-in = 먼저 들어와 주세요
failure-title-forbidden = 지금은 하실 수 없습니다
failure-title-not-found = 찾으시는 쪽이 없습니다
failure-title-conflict = 그사이 달라진 것이 있습니다
failure-title-wait = 잠시 쉬었다가 다시 해 주세요
failure-title-internal = 우리 쪽에서 일이 잘못되었습니다
failure-title-request = 보내신 것을 받을 수 없습니다
