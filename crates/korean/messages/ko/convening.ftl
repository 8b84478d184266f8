# 소집 요구: 위원이 모임을 열어 달라고 하는 일

convening-title = 모임을 열어 달라는 요구(소집 요구)
convening-lead = 협치회의 위원은 모임을 열어 달라고 할 수 있습니다. 몇 명이 뜻을 모았고 몇 명이 더 있어야 하는지 누구나 봅니다. 누가 서명했는지 이름은 보이지 않습니다.
convening-rule = 공동의장이 요구하거나 위원의 { $whole }분의 { $part }이 서명하면 간사가 날을 정해야 합니다. ({ $law }, { $since }부터)
convening-new = 모임을 열어 달라고 하기
convening-new-lead = 요구하는 분이 첫 번째로 서명합니다. 공동의장이 요구하면 바로 날을 정할 때가 됩니다.
convening-about = 무엇을 다루는 모임인가요?
convening-reason = 왜 모여야 하나요?
convening-reason-hint = 누구나 봅니다. 전화번호와 이메일 주소는 가립니다.
convening-ask-button = 요구하고 서명하기
convening-none = 아직 열어 달라는 요구가 없습니다
convening-none-text = 위원이 요구하면 여기에 서명한 수와 함께 보입니다.
convening-first-page = 처음부터 보기
convening-pages = 목록 넘기기
convening-signed = 서명 { $count }명
convening-missing = { $count }명 더 필요
convening-owed = 간사가 날을 정해야 합니다 · { $left }
convening-overdue = 날을 정해야 하는 때가 { $days }일 지났습니다
convening-called = 모임을 알렸습니다
convening-state = 지금
convening-signatures = 서명
convening-needed = 필요한 서명
convening-needed-of = { $count }명 (위원 { $members }명의 { $whole }분의 { $part }, { $law })
convening-asked-as = 요구한 사람
convening-asked-at = 요구한 때
convening-due = 날을 정해야 하는 때
convening-meeting = 열리는 모임
convening-see = 모임 보기
convening-sign = 나도 서명하기
convening-unsign = 서명 거두기
convening-mine = 이미 서명하셨습니다.
convening-set-day = 날 정하기
convening-set-day-lead = 요구한 내용 그대로 임시회의를 알립니다.
convening-set-day-button = 이 날로 모임을 알리기
convening-done-asked = 요구를 올리고 서명했습니다.
convening-done-signed = 서명했습니다.
convening-done-unsigned = 서명을 거두었습니다.
convening-reached-subject = 마당: 모임의 날을 정해 주세요
convening-reached-text = { $district } 협치회의의 모임을 열어 달라는 요구에 서명이 모였습니다: ‘{ $title }’

  { $due }까지 날을 정해 주세요.
refusal-convening-reached = 이미 { $at }에 서명이 다 모였습니다. 이제는 서명하거나 거둘 수 없습니다.
refusal-convening-called = 이 요구로 이미 모임을 알렸습니다. 모임 목록을 보아 주세요.
refusal-convening-open = 아직 서명이 모자랍니다. 서명이 모인 다음 날을 정할 수 있습니다.
duty-convening = 모임의 날 정하기
