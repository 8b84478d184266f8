# 차등지원

differential-total = 나누는 총액
differential-amount = 받는 돈
differential-equal-part = 똑같이 나누는 몫
differential-need-part = 주민 수로 나누는 몫
differential-adjustment = 하한·상한·증감 한도로 더하거나 뺀 돈
differential-held-free = 산식대로이며 어느 한도에도 걸리지 않았습니다.
differential-held-floor = 하한에 걸렸습니다.
differential-held-cap = 상한에 걸렸습니다.
differential-held-fall = 지난해보다 더 줄 수 없는 한도에 걸렸습니다.
differential-held-rise = 지난해보다 더 늘 수 없는 한도에 걸렸습니다.
differential-step-more = { $weight } 1%포인트 더: { $won }
differential-step-less = { $weight } 1%포인트 덜: { $won }
