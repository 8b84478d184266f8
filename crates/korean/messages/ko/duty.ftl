# 내가 할 일과, 때가 되면 알리는 말

duty-title = 내가 할 일
duty-lead = 맡은 구에서 기한이 있는 일을 이른 것부터 보여 줍니다.
duty-none = 지금 기한이 있는 할 일이 없습니다.
duty-none-text = 문의가 들어오거나 모임이 열리면 여기에 올라옵니다.
duty-first-page = 가장 이른 것부터 보기
duty-pages = 할 일 쪽
duty-inquiry = 문의에 답하기
duty-minutes = 회의록 올리기
duty-hearing = 제안 설명을 듣고 어떤 제안인지 정하기
duty-review-card = 부서 검토 쓰기
duty-review-answer = 부서 검토를 모아서 답하기
duty-review-overdue = 부서 검토가 { $days }일 늦음
duty-mine = 나에게 맡겨짐
duty-inquiry-subject = 마당: 답이 늦은 문의가 있습니다
duty-inquiry-text = { $district } 문의함의 ‘{ $title }’에 { $due }까지 답해야 했는데 아직 답이 없습니다. 답할 곳을 정하거나 답해 주세요.
duty-minutes-subject = 마당: 올리지 않은 회의록이 있습니다
duty-minutes-text = { $district }의 모임 ‘{ $title }’의 회의록을 { $due }까지 올려야 했는데 아직 올라오지 않았습니다. 회의록을 올려 주세요.
duty-card-soon-subject = 마당: 곧 내야 하는 부서 검토가 있습니다
duty-card-soon-text = { $district }의 ‘{ $title }’에 대한 { $department }의 검토를 { $due }까지 내 주세요. 아직 들어오지 않았습니다.
duty-card-late-subject = 마당: 늦은 부서 검토가 있습니다
duty-card-late-text = { $district }의 ‘{ $title }’에 대한 { $department }의 검토를 { $due }까지 내야 했는데 아직 들어오지 않았습니다. 적어 내거나, 다른 부서의 일이면 협치조정관에게 말씀해 주세요.
duty-review-late-subject = 마당: 부서 검토의 답이 늦었습니다
duty-review-late-text = { $district }의 ‘{ $title }’에 대한 부서 검토에 { $due }까지 답해야 했는데 아직 답이 없습니다. 부서의 검토를 챙기고 답해 주세요.
ui-my-desk = 내가 할 일
account-work-duties = 기한이 있는 할 일 보기
