# 옮기거나 취소한 모임을 알리는 글

meeting-changed-subject = 마당: 모임이 바뀌었습니다
meeting-moved-text = { $district }의 모임 ‘{ $title }’의 때나 곳이 바뀌었습니다.

  전에 알린 때: { $before }
  바뀐 때: { $when }
  곳: { $place }
  까닭: { $reason }
meeting-cancelled-text = { $district }의 모임을 열지 않게 되었습니다: ‘{ $title }’

  알린 때: { $when }
  곳: { $place }
  까닭: { $reason }
meeting-moved-later-text = { $district }의 ‘{ $title }’ 모임과 그 뒤의 모임이 바뀌었습니다.

  전에 알린 때: { $before }
  바뀐 때: { $when }
  곳: { $place }
  까닭: { $reason }
  뒤의 모임:
  { $later }
  열지 않는 뒤의 모임:
  { $dropped }
meeting-cancelled-later-text = { $district }의 ‘{ $title }’ 모임과 그 뒤의 모임을 열지 않게 되었습니다.

  알린 때: { $when }
  곳: { $place }
  까닭: { $reason }
  열지 않는 뒤의 모임:
  { $later }
