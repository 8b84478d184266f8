# 안건: 목록, 쓰기, 구분, 합치기와 나누기, 견주기, 찾기

proposal-state-referred = 담당 부서로 보냄
proposal-state-merged = 안건이 됨

refusal-proposal-referred = 담당 부서로 보낸 제안이라 지금은 바꿀 수 없습니다. 이의가 있으면 정해진 날까지 낼 수 있습니다.
refusal-proposal-merged = 이미 안건이 된 제안입니다. 안건 화면에서 이어서 이야기해 주세요.
refusal-agenda-changed = 쓰시는 동안 이 안건이 다른 화면에서 바뀌었습니다. 적으신 것은 아래에 있으니, 지금 안건과 견주어 다시 저장해 주세요.
refusal-agenda-hidden = 지금 가려진 안건입니다. 먼저 게시물 관리자의 결정을 확인해 주세요.
refusal-agenda-on-ballot = 이미 공고한 투표에 오른 안건이라 바꿀 수 없습니다.
refusal-agenda-moved = 다른 안건에 합쳐졌거나 나뉜 안건입니다. 이 안건의 화면에서 어디로 갔는지 볼 수 있습니다.
refusal-agenda-undone = 만든 일을 되돌린 안건이라 바꿀 수 없습니다.
refusal-agenda-decided = 협치회의가 이미 정한 안건이라 바꿀 수 없습니다.
refusal-lineage-undone = 이미 되돌린 일입니다.
refusal-lineage-went-on = 여기서 나온 안건이 다시 합쳐지거나 나뉘었습니다. 나중 일을 먼저 되돌려 주세요.
refusal-lineage-decided = 여기서 나온 안건을 협치회의가 이미 정해서 되돌릴 수 없습니다.
refusal-lineage-on-ballot = 여기서 나온 안건이 공고한 투표에 올라 있어 되돌릴 수 없습니다.
refusal-referral-none = 담당 부서로 보낸 제안이 아닙니다.
refusal-referral-appealed = 이의는 한 번 낼 수 있고, 이미 내셨습니다.
refusal-referral-late = 이의를 낼 수 있는 날({ $until }까지)이 지났습니다.
refusal-referral-no-appeal = 답을 기다리는 이의가 없습니다.
refusal-referral-own = 담당 부서로 보내기로 한 사람이 아닌 다른 사람이 답해야 합니다.
refusal-referral-again = 이의를 받아들여 되돌린 제안은 다시 담당 부서로 보낼 수 없습니다. 사업이나 안건으로 다뤄 주세요.
fault-set-by = 누가 꺼낸 안건인지 골라 주세요.
fault-class = 사업, 안건, 민원 가운데 하나를 골라 주세요.
fault-merge-items = 서로 다른 제안이나 안건을 둘 이상 골라 주세요.
fault-merge-many = 한 번에 { $max }개까지 합칠 수 있습니다.
