# 다음 해로 넘기는 돈

carry-over-title = 다음 해로 넘긴 돈
carry-over-lead = 이해에 쓰지 못해 다음 해에 이어 쓰는 돈(이월)입니다. 법이 정한 세 가지 길로만 넘깁니다.
carry-over-pages = 넘긴 돈 이어 보기
carry-over-empty = 넘긴 돈이 없습니다
carry-over-empty-text = 다음 해로 넘기는 돈이 있으면 까닭과 함께 여기에 나타납니다.
carry-over-new = 돈 넘기기
carry-over-kind = 어떤 길로 넘기나요
carry-over-kind-voted = 명시이월: 의회가 미리 의결했습니다
carry-over-kind-accident = 사고이월: 약속했으나 해가 바뀌기 전에 치르지 못합니다
carry-over-kind-continuing = 계속비이월: 여러 해에 걸친 사업입니다
carry-over-line-hint = 사고이월이면 비워 두세요. 약속의 예산 줄을 따릅니다.
carry-over-commitment = 치르지 못한 약속
carry-over-commitment-hint = 사고이월일 때만 고릅니다.
carry-over-basis = 근거
carry-over-basis-hint = 의결한 날과 이름, 치르지 못한 까닭, 또는 여러 해에 걸친 사업의 이름.
carry-over-record = 이대로 넘기기
carry-over-counter = 넘긴 돈 바로잡기
carry-over-row = { $line }에서 넘긴 돈
carry-over-done-recorded = 넘길 돈을 적었습니다.
carry-over-done-countered = 거꾸로 된 줄을 더해 바로잡았습니다.
carry-over-fault-kind = 어떤 길로 넘기는지 골라 주세요.
carry-over-fault-commitment = 사고이월은 치르지 못한 약속을 골라야 합니다. 약속이 없으면 다른 길을 골라 주세요.
refusal-carry-over-countered = 이미 바로잡은 줄입니다.
refusal-carry-over-spent = 넘긴 돈을 다음 해에 이미 썼거나 약속했습니다. 되돌릴 수 있는 돈은 { $free }입니다.
