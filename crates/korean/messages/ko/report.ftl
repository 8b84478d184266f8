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
    [answered] 답함
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
refusal-report-amount = 금액은 보고에서 고칠 수 없습니다. 합계가 맞도록 방의 "참석과 쓴 돈"에서 고치세요.
refusal-report-early = 방이 아직 끝나지 않았습니다. 끝난 뒤에 보고를 알릴 수 있습니다.
refusal-report-published = 이미 알린 보고입니다.
refusal-report-line = 그 예산과목은 이 방을 연 곳의 계획에 없습니다. 다시 고르세요.
fault-report-part = 어디에 더할지 고르세요.
fault-report-row = 표의 한 줄입니다. | 사이에 { $count }칸을 적으세요.

report-title = 결과보고
report-heading-overview = 개요
report-heading-programme = 진행
report-heading-discussion = 주요 논의
report-heading-spending = 예산 집행
report-heading-attachments = 붙임
report-part-overview = 개요
report-part-programme = 시간표
report-part-boards = 낱말판
report-part-topics = 주제
report-part-review = 건의와 검토
report-part-spending = 집행 내역
report-part-attachments = 붙임
report-spent-label = 집행액
report-goes-on = 방이 아직 끝나지 않았습니다. 아래는 지금까지 쌓인 것으로 쓴 글이고, 더 쌓이면 저절로 늘어납니다.
report-published = 모두에게 알린 때:
report-unpublished = 아직 알리지 않음. 방을 이끄는 사람만 봅니다.
report-document = 이 보고로 쓴 문서 보기
report-made = 방에 쌓인 카드, 주제, 건의로 저절로 쓴 글입니다. 문장마다 무엇에서 나왔는지 볼 수 있습니다.
report-edited-count = 사람이 손댄 문장: { $count }개.
report-empty = 기록한 것이 없습니다.
report-why-column = 까닭
report-why = 나온 곳
report-sources = 이것에서 나왔습니다.
report-own = 사람이 더한 문장입니다.
report-source-reworded = 보고에서 말을 고치거나 뺐습니다
report-source-gone = 바탕이 되었던 기록이 지금은 방에 없습니다.
report-source-plan = 방을 열 때 적은 것
report-source-block = 순서
report-source-card = 카드
report-source-cluster = 낱말
report-source-topic = 주제
report-source-note = 모둠 기록
report-source-suggestion = 건의
report-source-task = 할 일
report-source-figures = 온 사람과 쓴 돈
report-source-line = 계획의 예산
report-mark-changed = 사람이 고침
report-mark-own = 사람이 더함
report-mark-left-out = 뺌
report-step-change = 고침
report-step-add = 더함
report-step-leave-out = 뺌
report-step-put-back = 되돌림
report-original = 저절로 쓰였던 글
report-moved = 그 뒤에 기록이 달라졌습니다. 지금 기록으로는:
report-moved-gone = 바탕이 되었던 기록이 없음
report-reason = 뺀 까닭
report-change = 고치기
report-text = 문장
report-text-hint = 한 줄로 적습니다. 전화번호와 메일 주소는 가려집니다.
report-row-hint = 표의 한 줄입니다. | 사이에 { $count }칸을 적습니다.
report-attachment-hint = 제목 | 부수 | 공개 구분. 보기: 참석자 명단 | 1부 | 비공개(6)
report-save = 고친 글로 바꾸기
report-cancel = 그만두기
report-leave-out = 보고에서 빼기
report-leave-out-reason = 빼는 까닭
report-reason-hint = 까닭은 기록에 남고, 언제든 되돌릴 수 있습니다.
report-put-back = 저절로 쓰인 글로 되돌리기
report-add = 문장 더하기
report-add-part = 어디에 더할까요?
report-add-hint = 한 줄로 적습니다. 붙임은 제목만 적으면 한 부, 비공개(6)로 올립니다.
report-add-button = 더하기
report-line = 예산과목
report-line-which = 어느 예산에서 썼나요?
report-line-hint = 이 방을 연 곳의 계획에서 고릅니다.
report-line-button = 예산과목 정하기
report-publish = 모두에게 알리기
report-publish-text = 알리면 누구나 읽습니다. 그 뒤에 고친 것도 고친 표시와 함께 모두에게 보입니다.
report-publish-button = 이 보고 알리기
report-hand-over = 문서로 넘기기
report-hand-over-text = 이 보고를 채운 결과보고 문서의 초안이 열립니다. 올리면 이 보고도 모두에게 알려집니다. 올린 뒤에 여기서 고친 것은 그 문서에 들어가지 않습니다.
report-hand-over-city = 시가 연 방입니다. 문서는 구나 시 담당의 문서함에 쓰므로, 어디에 쓸지 골라 주세요.
report-hand-over-nowhere = 이 보고로 문서를 쓸 수 있는 문서함이 없습니다. 문서를 쓰는 담당자에게 이 주소를 알려 주세요.
report-hand-over-to = { $office } 문서함에 쓰기
report-handed = 이 보고로 쓴 문서가 서명을 기다립니다.
report-done-edited = 보고에 남겼습니다.
report-done-line = 예산과목을 정했습니다.
report-done-published = 보고를 모두에게 알렸습니다.
api-report = 워크숍 방의 결과보고와, 문장마다 나온 곳
field-words = 문장
field-part = 어디에 더하는지
