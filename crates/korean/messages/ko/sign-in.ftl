# 비밀번호 없이 들어가기

sign-in-title = 들어가기
sign-in-lead = 비밀번호는 없습니다. 적어 주신 곳으로 여섯 자리 번호를 보내 드립니다. 읽기만 하실 때는 들어오지 않으셔도 됩니다.
sign-in-address = 이메일 주소나 휴대전화 번호
sign-in-address-hint = 보기: name@example.org 또는 010-0000-0000. 처음이신 분도 그대로 적으시면 됩니다.
sign-in-send = 번호 받기
sign-in-desk-title = 이메일도 휴대전화도 쓰지 않으신다면
sign-in-desk-text = 신분증을 가지고 동주민센터에 가시면 담당자가 들어가는 번호를 그 자리에서 드립니다.
sign-in-desk-link = 동주민센터에서 받은 번호로 들어가기
sign-in-demo-title = 둘러보러 오셨나요?
sign-in-demo-text = 지금은 시연 중이라 번호 없이 들어가 보실 수 있습니다.
sign-in-demo-link = 지어낸 사람으로 들어가기
sign-in-done-out = 나오셨습니다. 함께 쓰는 기기라면 이 창도 닫아 주세요.
sign-in-done-closed = 계정을 닫았습니다. 그동안 함께해 주셔서 고맙습니다.

sign-in-code-title = 받은 번호를 적어 주세요
sign-in-code-lead = 번호를 보냈습니다. { $minutes }분 동안 쓸 수 있습니다.
sign-in-code = 받은 번호
sign-in-code-hint = 숫자 여섯 자리입니다. 붙여 넣으셔도 됩니다.
sign-in-enter = 들어가기
sign-in-code-help = 번호가 오지 않나요?
sign-in-code-help-address = 보낸 곳은 { $to }입니다. 맞는지 확인해 주세요.
sign-in-code-help-spam = 이메일이라면 스팸 편지함에 들어갔을 수 있습니다.
sign-in-code-help-again = 한 시간에 { $count }번까지 다시 받을 수 있고, 이 기기에서는 가장 나중에 온 번호만 쓸 수 있습니다.
sign-in-code-again = 번호 다시 받기
sign-in-code-ask = 이메일이나 휴대전화로 번호 받기
sign-in-code-demo = 시연에서는 번호를 보내지 않고 이 폴더에 파일로 둡니다: { $folder }

sign-in-desk-code-title = 동주민센터에서 받은 번호를 적어 주세요
sign-in-desk-code-lead = 받으신 뒤 { $minutes }분 동안, 한 번만 쓸 수 있습니다.
sign-in-desk-code = 받은 번호
sign-in-desk-code-hint = 글자와 숫자 열 자리입니다. 보기: 4K7P2-9XWTB. 소문자로 적으셔도 됩니다.

sign-in-fault-six-digits = 번호는 숫자 여섯 자리입니다. 받은 번호를 다시 보아 주세요.
sign-in-fault-desk-code = 그런 번호가 없거나 시간이 지났습니다. 글자를 하나씩 다시 보아 주세요. 그래도 안 되면 동주민센터에서 새로 받으셔야 합니다.

sign-in-notice-subject = 마당에 들어가는 번호
sign-in-notice-text = 마당에 들어가는 번호는 { $code } 입니다. { $minutes }분 동안 쓸 수 있습니다. 이 번호는 누구에게도 알려 주지 마세요. 구청과 동주민센터에서도 묻지 않습니다. 번호를 요청하신 적이 없으면 그냥 지우시면 됩니다.
sign-in-fault-desk-staff = 이 계정은 맡은 역할이 있어 창구에서 받은 번호로는 들어갈 수 없습니다. 이메일이나 휴대전화로 번호를 받아 들어와 주세요.
