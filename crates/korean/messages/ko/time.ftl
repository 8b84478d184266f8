# 기한과 남은 시간
time-over = 끝남
time-until-today = 오늘 { $time }까지
time-until-tomorrow = 내일 { $time }까지
time-days-left = { $days }일 남음
