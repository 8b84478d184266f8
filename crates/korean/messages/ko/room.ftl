# 워크숍 방: 열기, 들어오기, 카드, 묶기, 스티커, 주제, 말할 차례, 건의, 보고에 쓸 숫자

refusal-room-join = 이 방에 먼저 들어와야 합니다. 여섯 자리 번호로 들어오세요.
refusal-room-closed = 이 방은 끝났습니다. 더는 적을 수 없습니다.
refusal-room-last = 마지막 순서입니다. 다음 순서가 없습니다.
refusal-room-first = 첫 순서입니다. 더 앞으로 돌아갈 수 없습니다.
refusal-room-not-begun = 아직 시작하지 않았습니다.
refusal-room-no-cards = 카드를 하나 넘게 고르세요.
refusal-room-boards = 같은 판에 걸린 카드만 함께 묶을 수 있습니다.
refusal-room-settled = 답이나 건의가 달린 묶음에는 카드가 하나는 남아야 합니다.
refusal-room-no-vote = 지금은 스티커를 붙이는 순서가 아닙니다.
refusal-room-dots = 스티커 { $max }개를 모두 붙였습니다. 하나를 떼고 다시 붙이세요.
refusal-room-one-dot = 한 카드에는 스티커를 하나만 붙일 수 있습니다.
fault-room-table = 이 방에 있는 모둠을 고르세요.
fault-room-many = { $max }개까지 적을 수 있습니다.
fault-room-line = 이 줄을 읽을 수 없습니다: { $line }
fault-room-block = 이 줄을 읽을 수 없습니다: { $line }. “13:30 30 접수: 참석자 접수 / 맡은 자리”처럼 적으세요.
fault-room-boards = 판은 하나에서 { $max }개까지 둡니다.
fault-room-dots = 0에서 { $max } 사이의 수를 적으세요.
fault-room-outcome = 결정을 고르세요.
