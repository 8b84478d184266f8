# 공감(지지): 제안과 안건에 뜻을 같이하는 사람

support-title = 공감
support-count = { $count }명이 공감합니다
support-short = 공감 { $count }명
support-kept = 투표하는 동안에는 몇 명이 공감하는지 보이지 않습니다.
support-given = 나도 공감했습니다.
support-give = 공감하기
support-withdraw = 내 공감 거두기
support-hint = 한 사람이 한 번 공감합니다. 이름은 보이지 않고, 언제든 거둘 수 있습니다. 다른 글과 합쳐져도 내 공감은 그대로 남습니다.
support-sign-in = 로그인하고 공감하기
support-consent = 이용 안내에 동의하고 공감하기
support-done-given = 공감했습니다. 이 글이 어떻게 되는지 알려 드리겠습니다.
support-done-withdrawn = 공감을 거두었습니다.

support-merged-subject = 마당: 공감하신 글이 안건이 되었습니다
support-merged-text = { $district }에서 공감하신 글이 안건 ‘{ $agenda }’에 담겼습니다. 까닭: { $reason } 공감은 그 안건에서도 그대로 셉니다.
support-split-subject = 마당: 공감하신 안건이 나뉘었습니다
support-split-text = { $district }에서 공감하신 안건이 ‘{ $agenda }’ 안건들로 나뉘었습니다. 까닭: { $reason } 공감은 나뉜 안건마다 그대로 셉니다.
support-undone-subject = 마당: 공감하신 글이 다시 제자리에 섰습니다
support-undone-text = { $district }에서 공감하신 글을 안건 ‘{ $agenda }’에 담았던 일을 되돌렸습니다. 까닭: { $reason } 공감은 그대로 남아 있습니다.
