# 안건을 두고 사람들이 어떻게 생각하는지

opinion-title = 주민의 생각
opinion-none = 아직 아무도 생각을 남기지 않았습니다.
opinion-few = 지금까지 { $count }명이 생각을 남겼습니다. { $least }명이 되면 찬성과 반대의 수를 보여 드립니다.
opinion-numbers = { $count }명의 생각
opinion-number = { $count }명 ({ $share })
opinion-stance = 내 생각
opinion-people = 사람
opinion-stance-agree = 찬성합니다
opinion-stance-disagree = 반대합니다
opinion-stance-pass = 아직 모르겠습니다
opinion-gradient = 어디까지 함께할 수 있는지
opinion-gradient-hint = 찬반만으로는 알 수 없는 것을 묻습니다. 고르지 않아도 됩니다.
opinion-gradient-none = 고르지 않음
opinion-gradient-full = 온전히 지지합니다
opinion-gradient-reservations = 아쉬운 점이 있지만 지지합니다
opinion-gradient-live = 썩 마음에 들지는 않아도 함께할 수 있습니다
opinion-gradient-aside = 바라지 않지만 막지는 않겠습니다
opinion-gradient-against = 반대합니다. 다시 살펴봐야 합니다
opinion-gradient-numbers = 어디까지 함께할 수 있는지 답한 사람
opinion-can-live = 답한 { $people }명 가운데 { $count }명({ $share })이 이 안건을 받아들일 수 있다고 했습니다.
opinion-own = 지금 내 생각
opinion-give = 내 생각 남기기
opinion-change = 내 생각 바꾸기
opinion-reason = 그렇게 생각하는 까닭
opinion-reason-hint = 적지 않아도 되지만, 까닭이 있으면 함께 따져보는 데 도움이 됩니다. { $max }자까지. 까닭을 적으면 내 이름과 함께 누구나 봅니다.
opinion-send = 이 생각을 남기기
opinion-withdraw = 내 생각 거두어들이기
opinion-sign-in = 들어가서 생각 남기기
opinion-consent = 개인정보 안내를 읽고 생각 남기기
opinion-all = 까닭 모두 보기
opinion-reasons = 사람들이 적은 까닭
opinion-reasons-text = 가려진 까닭도 찬성과 반대의 수에는 그대로 셉니다.
opinion-reasons-agree = 찬성하는 까닭
opinion-reasons-disagree = 반대하는 까닭
opinion-reasons-pass = 아직 모르겠다는 까닭
opinion-reasons-none = 아직 적힌 까닭이 없습니다.
opinion-first-page = 가장 새로운 까닭부터 보기
opinion-done-given = 생각을 남겼습니다. 안건이 열려 있는 동안 언제든 바꾸거나 거두어들일 수 있습니다.
opinion-done-withdrawn = 생각을 거두어들였습니다. 적으신 까닭도 지웠습니다.

fault-gradient-apart = 위에서 고른 찬성·반대와 맞지 않습니다. 어느 쪽인지 다시 골라 주세요.
fault-gradient = 다섯 가지 가운데 하나를 고르거나 비워 두세요.
fault-stance = 찬성, 반대, 모르겠음 가운데 하나를 골라 주세요.
refusal-opinion-closed = 지금은 열려 있지 않은 안건이라 생각을 남기거나 바꿀 수 없습니다.
refusal-opinion-hidden = 앞서 적으신 까닭이 가려져 있어 바꿀 수 없습니다. 거두어들이는 것은 할 수 있습니다.
refusal-opinion-none = 이 안건에 남긴 생각이 없습니다.

field-stance = 내 생각
field-gradient = 어디까지 함께할 수 있는지

moderation-kind-opinion = 안건에 남긴 생각
moderation-the-opinion = 생각을 남긴 안건
moderation-hide-opinion = 이 까닭 가리기

api-opinions = 안건을 두고 사람들이 적은 까닭과 찬반의 수
