# 구의 부서

settings-departments = 부서
settings-departments-text = 의제를 검토하고 답하는 구의 부서. 부서를 정해 두면 알림이 그 부서에만 갑니다.
settings-done-departments = 부서를 저장했습니다.
departments-lead = 구의 부서 이름과 부서에 연락하는 방법입니다. 담당자의 이름이나 휴대전화는 적지 마세요. 줄을 비우면 그 부서에는 더 묻지 않습니다.
departments-new = 새 부서
departments-new-hint = 한 줄에 하나씩, 이름 / 영어 이름 / 연락처. 보기: 공원녹지과 / Parks Division / 02-000-0000
departments-button = 부서 저장하기
departments-roles = 부서마다 담당 공무원 정하기
department-none = 아직 부서를 적지 않았습니다.
department-none-text = 먼저 구의 부서를 적어 주세요. 그다음에 물을 수 있습니다.
role-department = 부서
role-department-hint = 담당 부서 공무원이라면 부서를 골라 주세요. 고르지 않으면 담당자가 없는 모든 부서의 알림을 받습니다.
role-fault-department = 부서는 담당 부서 공무원에게만 정할 수 있습니다. 목록에 있는 부서를 골라 주세요.
fault-department-line = ‘{ $line }’ 줄을 다시 보아 주세요. 이름이 비었거나 같은 이름이 또 있습니다.
fault-department-taken = 같은 이름의 부서가 이미 있습니다.
fault-departments-many = 부서는 { $max }곳까지 적을 수 있습니다.
refusal-department-owes = 아직 검토를 내지 않은 부서는 닫을 수 없습니다. 먼저 다른 부서로 바꾸거나 검토를 마쳐 주세요.
field-office_lines = 부서
