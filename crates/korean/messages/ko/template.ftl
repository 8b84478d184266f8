# 자주 쓰는 답과, 여럿에 한 번에 답하기

template-title = 자주 쓰는 답
template-lead = 여러 문의나 부서 검토에 비슷하게 답할 때 쓰는 글입니다. 보내기 전에 하나하나 고칠 수 있습니다.
template-none = 아직 자주 쓰는 답이 없습니다.
template-none-text = 아래에서 하나 적어 두면 여럿에 답할 때 쓸 수 있습니다.
template-new = 새로 적기
template-name = 이름
template-body = 답
template-body-hint = {"{"}제목{"}"}과 {"{"}부서{"}"}는 저절로 채워집니다. {"{"}날짜{"}"}처럼 다른 것은 보내기 전에 채웁니다.
template-button = 자주 쓰는 답으로 두기
template-end = ‘{ $title }’ 목록에서 빼기
template-done-added = 자주 쓰는 답으로 두었습니다.
template-done-ended = 목록에서 뺐습니다.

bulk-title = 여럿에 한 번에 답하기
bulk-lead = 내가 답할 것에서 고르고 자주 쓰는 답을 고르면, 하나하나 보고 고친 뒤에 한 번에 보냅니다. 한 번에 { $max }건까지입니다.
bulk-items = 답할 것
bulk-due-inquiry = 문의 · { $due }까지
bulk-due-review = 부서 검토 · { $due }까지
bulk-template = 자주 쓰는 답
bulk-template-hint = 고르지 않으면 빈 칸에서 시작합니다.
bulk-preview = 하나하나 보기
bulk-preview-lead = 아직 보내지 않았습니다. 하나하나 읽고, 채우지 않은 곳이 있으면 채워 주세요. 모두 맞아야 보냅니다.
bulk-send = { $count }건에 이대로 답하기
bulk-done = { $sent }건에 답했습니다. 답하지 않은 것은 { $skipped }건입니다.
bulk-sent = 답한 것
bulk-skipped = 답하지 않은 것(그사이 다른 분이 답했거나 바뀌었습니다)
bulk-more = 더 답하기
fault-bulk-none = 답할 것을 하나는 골라 주세요.
fault-bulk-item = 목록에 있는 것을 골라 주세요.
fault-bulk-many = 한 번에 { $max }건까지 답할 수 있습니다. 나누어 보내 주세요.
fault-bulk-open = 아직 채우지 않은 곳이 있습니다: { $place }
field-bulk_answer = 답
