# 글 가리기, 이의, 답

moderation-title = 가려진 글과 이의
moderation-lead = 이의가 있는 것부터 보입니다. 가린 분이 아닌 다른 게시물 관리자가 답합니다.
moderation-open = 답을 기다리는 이의
moderation-hidden = 그 밖에 가려진 글
moderation-empty = 가려진 글이 없습니다.
moderation-empty-text = 글을 가리거나 이의가 들어오면 여기에 보입니다.
moderation-first-page = 가장 최근 것부터 보기
moderation-to-list = 가려진 글과 이의 목록
moderation-kind-proposal = 제안
moderation-kind-comment = 의견
moderation-step-hide = 가림
moderation-step-appeal = 이의
moderation-step-restore = 다시 보임
moderation-step-uphold = 그대로 가림
moderation-state-appeal = 이의를 다른 게시물 관리자가 보고 있습니다
moderation-state-uphold = 이의를 보았고 그대로 가리기로 했습니다
moderation-by-author = 쓴 사람
moderation-by-moderator = 게시물 관리자

moderation-the-proposal = 제안
moderation-the-comment = 의견이 달린 글
moderation-history = 지금까지 있었던 일
moderation-history-none = 아직 아무 일도 없었습니다.
moderation-case = 처리 기록
moderation-case-link = 처리 기록 보기
moderation-cancel = 그만두기

moderation-hide-proposal = 이 제안 가리기
moderation-hide-comment = 이 의견 가리기
moderation-hide-lead = 가려도 지워지지 않습니다. 그 자리에 까닭과 날짜가 누구에게나 보이고, 쓴 사람은 한 번 이의를 낼 수 있습니다.
moderation-reason = 가리는 까닭
moderation-reason-hint = 누구나 읽습니다. 가릴 내용을 여기에 다시 적지 마세요.
moderation-reasons = 자주 쓰는 까닭
moderation-reason-personal = 다른 사람의 개인정보(이름, 연락처, 주소)가 들어 있습니다.
moderation-reason-insult = 다른 사람을 욕하거나 깎아내리는 말이 들어 있습니다.
moderation-reason-advertising = 제안과 관계없는 광고입니다.
moderation-reason-election = 선거에 나온 사람이나 정당을 돕거나 막으려는 글입니다.
moderation-reason-false = 다른 사람의 권리를 해치는 사실과 다른 내용이 들어 있습니다.

moderation-appeal = 이의 내기
moderation-appeal-link = 이의 내기
moderation-appeal-lead = 가린 분이 아닌 다른 게시물 관리자가 다시 봅니다. 이의는 한 번 낼 수 있습니다.
moderation-appeal-reason = 왜 다시 보여야 하나요?
moderation-appeal-reason-hint = 게시물 관리자가 읽습니다.
moderation-appeal-send = 이의 내기

moderation-answer = 이의에 답하기
moderation-decision = 어떻게 할까요?
moderation-choose-restore = 다시 보입니다
moderation-choose-restore-hint = 글이 바로 누구에게나 보입니다.
moderation-choose-uphold = 그대로 가립니다
moderation-choose-uphold-hint = 쓴 사람은 아래 까닭을 읽게 됩니다. 이의를 다시 낼 수는 없습니다.
moderation-answer-reason = 그렇게 정한 까닭
moderation-answer-reason-hint = 쓴 사람이 읽습니다. 무엇을 보고 정했는지 적어 주세요.
moderation-answer-send = 답 보내기
moderation-fault-decision = 다시 보일지 그대로 가릴지 골라 주세요.
moderation-own = 스스로 쓴 글의 이의에는 답할 수 없습니다. 다른 게시물 관리자가 답해야 합니다.

moderation-done-hidden = 글을 가렸습니다. 까닭과 날짜가 그 자리에 보입니다.
moderation-done-appealed = 이의를 받았습니다. 가린 분이 아닌 다른 게시물 관리자가 다시 봅니다.
moderation-done-answered = 이의에 답했습니다.
