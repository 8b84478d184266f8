# 워크숍 방의 결과보고: 저절로 쓰인 글, 고친 글, 까닭

report-purpose = 목적: { $purpose }
report-when = 일시: { $when }
report-place = 장소: { $place }
report-people = 참석: 모두 { $count }명
report-people-joined = 참석: 번호로 들어온 사람 { $count }명(전체 인원 적기 전)
report-kind = { $kind } { $count }명
report-kind-uncounted = { $kind }
report-span = 모두 { $minutes }분({ $from }~{ $until })
report-first = 알린 시작은 { $stated }, 첫 순서 { JOSA($what, "은/는") } { $first }부터
report-ran = 실제로는 { $from }부터 { $until }까지 진행
report-block = { $from }~{ $until } | { $minutes }분 | { $what } | { $lead }
report-board = { $board }: 낱말 { $keywords }개, 카드 { $cards }장
report-keyword = { $keyword } (카드 { $cards }장{ $dots ->
    [0] {""}
   *[other] , 스티커 { $dots }개
  })
report-card = { $text }{ $dots ->
    [0] {""}
   *[other] {" "}(스티커 { $dots }개)
  }{ $late ->
    [yes] {" "}(순서가 끝난 뒤에 나온 카드)
   *[no] {""}
  }
report-answer = 답: { $answer }
report-topic = { $topic }{ $added ->
    [yes] {" "}(현장에서 더한 주제)
   *[no] {""}
  }
report-note = { $table }: { $text }
report-note-free = { $text }
report-suggestion = { $title }: { $text }
report-suggestion-short = { $title }
report-from-keyword = 나온 곳: { $board }의 낱말 ‘{ $keyword }’
report-from-topic = 나온 곳: 주제 ‘{ $topic }’
report-review = 검토: { $outcome ->
    [accepted] 받아들임
    [partly] 일부 받아들임
    [declined] 받아들이지 않음
   *[later] 나중에 다시 살핌
  }. { $reason }
report-review-none = 검토: 아직 없음
report-task = 할 일: { $what }({ $owner }, { $due }까지)
report-unanswered = 건의도 답도 아직 없는 낱말: { $count }개
report-unanswered-one = { JOSA($keyword, "은/는") } 아직 답 없음({ $board }, 카드 { $cards }장)
report-spent = { $item } | { $won }
report-total = 집행액: { $won }
report-path = 예산과목: { $path }
report-attached-list = 참석자 명단 | 1부 | 비공개(6)
report-attached-room = 방에 걸린 카드와 모둠 기록 | 1부 | 비공개(6)

refusal-report-gone = 이 문장은 이제 이 보고에 없습니다. 보고를 다시 열어 보세요.
refusal-report-early = 방이 아직 끝나지 않았습니다. 끝난 뒤에 보고를 알릴 수 있습니다.
refusal-report-published = 이미 알린 보고입니다.
refusal-report-line = 그 예산과목은 이 방을 연 곳의 계획에 없습니다. 다시 고르세요.
fault-report-part = 어디에 더할지 고르세요.
fault-report-row = 표의 한 줄입니다. | 사이에 { $count }칸을 적으세요.
