# 쓰고 있는 제안: 임시 저장, 이어 쓰기, 지우기

draft-save = 임시 저장
draft-discard = 임시 저장한 글 지우기
draft-kept = 임시 저장한 때:
draft-until = 보관하는 날:
draft-saved = 임시 저장했습니다.
draft-waits = 연결이 끊겨 있습니다. 쓰신 글은 이 기기에 남아 있고, 연결되면 저장합니다.
draft-refused = 임시 저장하지 못했습니다. ‘임시 저장’을 누르면 까닭이 나옵니다.
draft-back = 이 기기에 남아 있던 글을 다시 넣었습니다.
draft-list = 쓰고 있는 제안
draft-untitled = 아직 이름이 없는 제안
draft-done = 임시 저장했습니다. 나만 볼 수 있고, 아직 낸 것이 아닙니다.
draft-done-discarded = 임시 저장한 글을 지웠습니다.
