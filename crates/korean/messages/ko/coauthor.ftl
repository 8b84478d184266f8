# 함께 쓰기: 권하기, 함께하기, 그만두기

coauthor-title = 함께 쓰는 사람
coauthor-first = 처음 낸 사람
coauthor-lead = 이 제안을 함께 쓸 사람에게 링크를 보낼 수 있습니다. 함께 쓴 사람은 { $max }명까지이고, 이름이 나란히 보이며, 제안을 고치고 합치기에 동의하거나 거절할 수 있습니다.
coauthor-ask = 함께 쓰자고 권하는 링크 만들기
coauthor-ask-again = 링크 새로 만들기(앞의 링크는 쓸 수 없게 됩니다)
coauthor-revoke = 링크 거두기
coauthor-made = 링크를 만들었습니다. 이 화면에서만 볼 수 있으니 지금 복사해 보내 주세요.
coauthor-link = 보낼 링크
coauthor-link-hint = 이 링크를 받은 사람은 누구나 함께 쓰는 사람이 될 수 있습니다. 믿는 사람에게만 보내 주세요.
coauthor-part = { $name } 빼기
coauthor-leave = { $name } 이름 빼고 그만두기
coauthor-join-title = 이 제안을 함께 쓰기
coauthor-join-lead = 함께 쓰면 내 이름이 이 제안에 나란히 보이고, 제안을 고치고 합치기에 동의하거나 거절할 수 있습니다. 언제든 그만둘 수 있습니다.
coauthor-join = 함께 쓰기
coauthor-code = 받은 번호
coauthor-code-hint = 링크로 오셨다면 이미 들어 있습니다.
coauthor-done = 이제 이 제안을 함께 쓰는 사람입니다.
coauthor-joined-subject = 마당: 제안을 함께 쓰는 사람이 생겼습니다
coauthor-joined-text = { $district }에 내신 제안 ‘{ $title }’에 함께 쓰는 사람이 생겼습니다. 누구인지는 제안에서 볼 수 있습니다.
fault-coauthor-code = 이 번호로는 함께할 수 없습니다. 링크가 거두어졌거나 잘못 적혔습니다. 보낸 사람에게 새 링크를 받아 주세요.
refusal-coauthors-many = 함께 쓰는 사람이 이미 { $max }명입니다. 더 함께할 수 없습니다.
refusal-coauthor-already = 이미 이 제안을 쓴 사람입니다.
