# 함께 보는 달력: 모임과 단계가 끝나는 날

shared-calendar-title = 함께 보는 달력
shared-calendar-lead = 협치회의와 주민참여예산위원회, 분과회의와 공론장의 모임, 그리고 단계가 끝나는 날을 한곳에서 봅니다.
calendar-city-title = 모든 구의 달력
calendar-city-lead = 모든 구의 모임과 단계가 끝나는 날입니다. 구는 이름 차례로 놓으며 순위를 매기지 않습니다.
calendar-month = { $year }년 { $month }월
calendar-months = 다른 달 보기
calendar-before = 앞 달
calendar-next = 다음 달
calendar-none = 이 달에는 보일 것이 없습니다.
calendar-body = 어느 모임의 달력인가요?
calendar-kind = 어떤 모임
calendar-view = 보는 모양
calendar-all = 모두
calendar-view-list = 목록
calendar-view-sheet = 주마다 한 줄
calendar-filter = 골라 보기
calendar-week = 주
calendar-week-nth = { $nth }번째 주
calendar-stage-ends = { $stage } 끝나는 날
fault-calendar-month = 그런 달은 없습니다. 주소의 달을 2026-08처럼 적거나 구의 첫 화면에서 달력을 다시 열어 주세요.
calendar-file = 내 달력에 넣기(iCalendar)
