# 비슷한 제안과 의제
similar-title = 비슷한 제안과 의제 찾기
similar-lead = 쓰려는 제안과 비슷한 것이 이미 있는지 봅니다. 낱말이 조금 달라도 찾습니다.
similar-label = 제안하려는 일
similar-button = 비슷한 것 찾기
similar-look = 비슷한 것 찾아보기
similar-found = 비슷한 제안과 의제
similar-how = 글자가 겹치는 것을 찾은 결과입니다. 같은 내용인지는 읽어 보고 판단해 주세요.
similar-count = 비슷한 것이 { $count }건 있습니다.
similar-how-form = 글자가 겹치는 것을 찾은 결과입니다. 제목을 누르면 새 창에서 열리고, 쓰던 글은 그대로 남습니다.
similar-none = 비슷한 것을 찾지 못했습니다.
similar-words = 겹치는 말: { $words }
similar-replaced = 같은 뜻으로 본 말: { $asked } → { $instead }
similar-near-copy = 글자의 { $percent }%가 같습니다.
