# 그림과 표

chart-tree-heading = 한눈에 보는 예산의 갈래
chart-tree-title = 예산의 갈래.
chart-tree-planned = 모두 { $total }을 계획했습니다. 막대 하나는 그 위 막대에서 차지하는 몫입니다.
chart-tree-agreed = 지금 예산은 모두 { $total }입니다. 막대 하나는 그 위 막대에서 차지하는 몫이고, 채운 곳은 쓴 돈입니다.
chart-tree-table = 그림과 같은 숫자
chart-tree-show = 그림의 숫자를 표로 보기
chart-tree-part = 갈래
chart-tree-left = 이 밖에 { $count }갈래가 더 있습니다. 내려받는 표에 모두 있습니다.
chart-history-heading = 금액이 바뀐 길
chart-history-title = 판마다의 금액.
chart-history-about = 줄마다 0원부터 가장 큰 금액까지 따로 그렸고, 아래 숫자는 판입니다.
chart-history-table = 그림과 같은 숫자
chart-history-version = { $number }판({ $day })
chart-history-left = 많이 움직인 줄과 가까운 판만 그렸습니다. 바뀐 줄 { $lines }개와 앞선 판 { $versions }개가 더 있습니다.
chart-history-file = 바뀐 것 모두 내려받기 (CSV)
