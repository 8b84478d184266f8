# Deadlines and the time left
time-over = ended
time-until-today = until { $time } today
time-until-tomorrow = until { $time } tomorrow
time-days-left = { $days } days left
