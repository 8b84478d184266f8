# 협약을 한 장으로 알리기

agreement-summary-title = { $year } 협약, 한 장으로
agreement-summary-short = 한 장 요약
agreement-summary-lead = 누가 무엇을 정하고 무엇은 옮길 수 없는지, 언제까지 쓰는지 한 장에 적었습니다.
agreement-summary-link = 이 돈을 두고 한 약속 보기 (협약 한 장 요약)
agreement-summary-none = 아직 지켜지고 있는 협약이 없습니다
agreement-summary-none-text = 구와 시가 모두 서명하면 한 장 요약이 여기에 생기고, 그해에 함께한 모두에게 알립니다.
agreement-summary-whole = 협약 모두 보기
agreement-summary-state = { $district } · { $number }번째 협약 · { $since }부터 지켜지고 있습니다.
agreement-summary-who = 예산을 바꿀 때 누가 정하나요
agreement-summary-before = { $start } 전에는 구와 시가 협약을 새로 써야 바꿀 수 있습니다.
agreement-summary-below = 한 사업 예산의 { $limit }%보다 적게 옮기는 일은 협치회의가 정합니다. 여러 번 옮기면 모두 더해서 셈합니다.
agreement-summary-below-total = 구 전체 예산의 { $limit }%보다 적게 옮기는 일은 협치회의가 정합니다. 여러 번 옮기면 모두 더해서 셈합니다.
agreement-summary-at-council = 꼭 { $limit }%일 때에도 협치회의가 정합니다.
agreement-summary-at-city = 꼭 { $limit }%일 때에는 시가 정합니다.
agreement-summary-above = { $limit }%보다 많이 옮기려면 시와 먼저 협의하고 승인을 받아야 합니다. 승인 전에는 그 돈을 쓸 수 없습니다.
agreement-summary-more = 모두 합한 돈이 늘어나는 일은 추가경정예산이 있어야 합니다.
agreement-summary-content = 돈은 그대로이고 목적이나 곳, 혜택받는 사람이 바뀌면 협치회의가 정하고 시에 알립니다.
agreement-summary-never = 옮길 수 없는 것
agreement-summary-never-programme = 다른 정책사업으로는 구의회의 의결 없이 옮길 수 없습니다. ({ $article })
agreement-summary-never-out = 여기에서는 뺄 수 없습니다: { $items }. ({ $article })
agreement-summary-never-into = 여기에는 더할 수 없습니다: { $items }. ({ $article })
agreement-summary-never-after = { $end } 뒤에는 아무것도 옮길 수 없습니다. ({ $article })
agreement-summary-when = 돈은 언제까지 쓰나요
agreement-summary-span = { $start }부터 { $end }까지 씁니다. 남은 돈은 정산하여 돌려줍니다.
agreement-summary-money = 사업마다 얼마인가요
agreement-summary-table = 사업마다 지금 예산
agreement-summary-project = 사업
agreement-summary-amount = 지금 예산
agreement-summary-others = 그 밖의 사업 { $count }개
agreement-summary-total = 모두
agreement-summary-ask = 궁금한 것은 어디에 묻나요
agreement-summary-ask-text = 누구나, 이름을 밝히지 않아도 문의함에 물을 수 있습니다.
agreement-summary-ask-link = 문의함에 묻기
agreement-summary-qr = 이 쪽을 휴대전화로 보기
agreement-summary-print = 인쇄하면 A4 한 장입니다.
agreement-summary-read-lead = 읽으셨다면 눌러 주세요. 몇 사람에게 약속이 전해졌는지 세는 데에만 씁니다.
agreement-summary-read = 다 읽었습니다
agreement-summary-read-at = { $at }에 다 읽었다고 알려 주셨습니다. 고맙습니다.
agreement-summary-told = 몇 사람에게 알렸나요
agreement-summary-told-whom = { $number }번째 협약에 두 번째 서명이 된 때에 이 구에서 직책이나 모임의 자리를 맡은 사람과, 그해 제안·의제를 쓰거나 공감·댓글·의견·한 줄 생각으로 함께했거나 로그인하고 워크숍에 들어온 사람 모두에게 알립니다. 새 협약마다 한 번씩입니다.
agreement-summary-people = { $count }명
agreement-summary-all = 알릴 사람
agreement-summary-reached = 알린 사람
agreement-summary-waiting = 곧 알릴 사람
agreement-summary-unreached = 주소가 없어 모임에서 알려야 하는 사람
agreement-summary-have-read = 다 읽었다고 알려 준 사람
agreement-summary-shown = 모임에서 본 사람
agreement-summary-meetings = 보여 준 모임
agreement-summary-privacy = 누가 알림을 받았고 누가 읽었는지는 아무에게도 보이지 않고, 누가 이 쪽을 여는지는 지켜보지 않습니다.
agreement-summary-done-read = 다 읽었다고 적었습니다.
agreement-summary-done-shown = 모임에서 본 사람 수를 적었습니다.
agreement-shown-title = 모임에서 본 사람 수 적기
agreement-shown-lead = 주소가 없는 분들은 모임에서 한 장 요약을 보고 알게 됩니다. 몇 사람에게 보여 드렸는지 적어 주세요. 같은 모임을 다시 적으면 새 수로 바뀝니다.
agreement-shown-none = 아직 보여 줄 모임이 없습니다
agreement-shown-none-text = 협약이 지켜지기 시작한 뒤에 연 모임이 있으면 여기에서 고릅니다.
agreement-shown-back = 한 장 요약 보기
agreement-shown-at = 보여 준 모임
agreement-shown-meeting = { $title } · { $day }
agreement-shown-people = 본 사람 수
agreement-shown-people-hint = 손을 든 사람이나 종이를 받은 사람의 수.
agreement-shown-button = 이대로 적기
agreement-shown-here = 이 모임에서 { $count }명에게 협약 한 장 요약을 보여 드렸습니다.
agreement-notice-subject = 구 예산을 두고 맺은 협약이 지켜지기 시작했습니다
agreement-notice-text =
    { $district }의 { $year }년 예산을 두고 구와 시가 맺은 협약이 지켜지기 시작했습니다.

    - 한 사업 예산의 { $limit }%보다 적게 옮기는 일은 협치회의가 정합니다.
    - { $exactly }
    - { $above }
    - { $diversion }
    - 돈은 { $start }부터 { $end }까지 씁니다.

    한 장으로 읽기: { $address }

    그해에 함께해 주셔서 알려 드립니다. ({ $time })
agreement-notice-text-total =
    { $district }의 { $year }년 예산을 두고 구와 시가 맺은 협약이 지켜지기 시작했습니다.

    - 구 전체 예산의 { $limit }%보다 적게 옮기는 일은 협치회의가 정합니다.
    - { $exactly }
    - { $above }
    - { $diversion }
    - 돈은 { $start }부터 { $end }까지 씁니다.

    한 장으로 읽기: { $address }

    그해에 함께해 주셔서 알려 드립니다. ({ $time })

fault-shown-meeting = 목록에 있는 모임을 골라 주세요.
field-shown_at = 보여 준 모임
field-shown_people = 본 사람 수

api-agreement-summary = 협약 한 장 요약: 조건, 사업마다 예산, 몇 사람에게 알렸는지
