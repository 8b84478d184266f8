# 돌려줄 돈

refund-title = 돌려줄 돈
refund-lead = 시의 돈 가운데 쓰지 않고 남은 것은 이자와 함께 시에 돌려줍니다(반납). 얼마를 언제 돌려줬는지 적습니다.
refund-unspent = 정산에서 돌려주기로 한 돈
refund-interest-borne = 그 돈에 붙은 이자
refund-interest-owed = 아직 돌려줄 이자
refund-paid = 돌려준 돈
refund-interest-paid = 돌려준 이자
refund-owed = 아직 돌려줄 돈
refund-empty = 아직 돌려준 돈이 없습니다.
refund-new = 돌려준 돈 적기
refund-amount = 돌려준 돈
refund-interest = 이자
refund-interest-hint = 없으면 비워 두세요.
refund-interest-of = 이자 { $won }
refund-day = 돌려준 날
refund-receipt = 영수증 번호
refund-record = 이대로 적기
refund-counter = 돌려준 돈 바로잡기
refund-done-recorded = 돌려준 돈을 적었습니다.
refund-done-countered = 거꾸로 된 줄을 더해 바로잡았습니다.
refund-fault-early = 시가 정산을 승인한 날({ $settled })부터 돌려줄 수 있습니다.
refund-fault-over = 아직 돌려줄 돈은 { $owed }입니다. 그보다 많이 적을 수 없습니다.
refusal-refund-unsettled = 정산이 승인되어야 돌려줄 돈이 정해집니다.
refusal-refund-countered = 이미 바로잡은 줄입니다.
refund-fault-gone = 시의 돈 { $refunded }은 이미 시에 돌려주었습니다. 지금 쓸 수 있는 돈은 { $free }입니다.
