# 내 마당: 동의, 이름, 주소, 들어온 곳

account-title = 내 마당
account-lead = 마당이 나에 대해 아는 것과, 내가 바꿀 수 있는 것입니다.
account-cancel = 그만두기
account-default-name = 주민 { $number }
account-done-name = 이름을 바꾸었습니다.
account-done-contact = 주소를 더했습니다. 이제 그 주소로도 들어오실 수 있습니다.
account-done-session = 그 기기에서 나가게 했습니다.
account-done-sessions = 다른 기기에서 모두 나가게 했습니다.
account-done-administrator = 시 전체의 관리자가 되셨습니다. 이제 구마다 역할을 줄 수 있습니다.

account-name-title = 보이는 이름
account-name = 보이는 이름
account-name-hint = 제안과 의견 옆에 보입니다. 실명이 아니어도 됩니다.
account-name-save = 이름 바꾸기
account-fault-name-phone = 이름에 전화번호처럼 보이는 숫자가 있습니다. 누구나 볼 수 있으니 빼 주세요.

account-contacts-title = 번호를 받는 곳
account-contacts-text = 어느 주소로 들어오셔도 같은 사람입니다. 주소는 다른 사람에게 보이지 않습니다.
account-contacts-none = 아직 없습니다. 이메일이나 휴대전화를 더해 두시면 다음부터 그리로 번호를 받아 들어오실 수 있습니다.
account-contact-since = 확인한 날
account-contact-add = 더할 이메일 주소나 휴대전화 번호
account-contact-hint = 적으신 곳으로 번호를 보내 확인합니다.
account-contact-send = 확인하는 번호 받기
account-contact-code-title = 받은 번호를 적어 주세요
account-contact-confirm = 이 주소 더하기
account-fault-contact-own = 이미 이 계정에 있는 주소입니다.
account-notice-subject = 마당 계정에 주소를 더하는 번호
account-notice-text = 이 주소를 마당 계정에 더하는 번호는 { $code } 입니다. { $minutes }분 동안 쓸 수 있습니다. 이 번호는 누구에게도 알려 주지 마세요. 청한 적이 없으시면 그냥 지우시면 됩니다.

account-identity-title = 한 사람에 한 표
account-identity-state = 확인
account-identity-none = 아직 확인하지 않았습니다
account-identity-declared = 이름과 생일을 스스로 알려 주셨습니다
account-identity-verified = 신분증으로 확인했습니다
account-identity-none-text = 처음 투표하실 때 이름과 태어난 날을 여쭙습니다. 적으신 그대로는 남기지 않습니다.
account-identity-declared-text = 되돌릴 수 없는 값으로만 가지고 있습니다. 신분증을 가지고 동주민센터에 가시면 확인된 계정이 됩니다.
account-identity-verified-text = 되돌릴 수 없는 값으로만 가지고 있습니다. 이메일이나 휴대전화를 더하셔도 표는 하나입니다.
account-identity-basis = 구와의 사이
account-basis-resident = 이 구에 삽니다
account-basis-worker = 이 구에 있는 기관에서 일합니다
account-basis-business = 이 구에 사무소가 있는 사업체를 하거나 거기서 일합니다
account-basis-student = 이 구에 있는 학교에 다닙니다

account-roles-title = 맡은 역할
account-roles-none = 따로 맡은 역할이 없습니다. 주민으로서 제안하고, 의견을 내고, 투표하실 수 있습니다.

account-work-title = 역할로 하실 수 있는 일
account-work-desk = 창구에서 번호 드리기
account-work-roles = 역할 보기
account-work-moderation = 가려진 글 보기

account-sessions-title = 들어와 있는 곳
account-sessions-text = 모르는 기기가 있으면 나가게 해 주세요.
account-sessions-end = 다른 기기에서 모두 나가게 하기
account-device-unknown = 알 수 없는 기기
account-channel-email = 이메일 번호로
account-channel-phone = 휴대전화 번호로
account-channel-desk = 직접 받은 번호로

account-readings-title = 내 정보를 열어 본 기록
account-readings-none = 담당자가 내 정보를 열어 본 일이 없습니다.
account-readings-text = 담당자가 내 정보를 다루면 여기에 남습니다. 최근 { $count }건까지 보입니다.
account-reading-desk = 동주민센터에서 신분증을 보고 번호를 드렸습니다
account-reading-roles = 역할을 드리려고 주소로 계정을 찾았습니다

account-consent-first = 먼저 개인정보를 어떻게 쓰는지 읽고 동의해 주셔야 합니다. 나갔다가 다시 들어오시면 동의하는 화면이 나옵니다. 적으신 것은 아래에 그대로 있으니 복사해 두세요.
account-consent-title = 함께하시기 전에
account-consent-lead = 마당이 무엇을, 왜, 언제까지 가지고 있는지 읽어 보시고 정해 주세요.
account-consent-before = 이미 동의하신 날:
account-consent-kept = 꼭 필요해서 가지고 있는 것
account-consent-until = 언제까지:
account-consent-contact = 이메일 주소나 휴대전화 번호
account-consent-contact-why = 들어가는 번호를 보내는 데에만 씁니다.
account-consent-contact-until = 계정을 닫으실 때까지.
account-consent-name = 보이는 이름
account-consent-name-why = 쓰신 글 옆에 누구의 글인지 보여 줍니다.
account-consent-name-until = 계정을 닫으실 때까지.
account-consent-writing = 제안과 의견
account-consent-writing-why = 누구나 읽고 함께 따져 보도록 공개합니다.
account-consent-writing-until = 정책의 기록으로 남습니다. 이름은 계정을 닫으시면 지웁니다.
account-consent-sessions = 들어온 기록
account-consent-sessions-why = 들어온 상태를 이어 가고, 모르는 기기를 알아보시게 합니다. 브라우저와 운영체제의 이름만 둡니다.
account-consent-sessions-until = 길어도 { $days }일.
account-consent-identity = 이름과 태어난 날 (투표하실 때)
account-consent-identity-why = 한 사람이 한 표만 내는지 봅니다. 되돌릴 수 없는 값으로 바꾸고, 적으신 그대로는 두지 않습니다.
account-consent-identity-until = 바꾼 값은 계정을 닫으실 때까지.
account-consent-access = 담당자가 열어 본 기록
account-consent-access-why = 담당자가 내 정보를 다루었는지 스스로 보실 수 있게 합니다.
account-consent-access-until = 계정이 있는 동안 ‘내 마당’에 보입니다.
account-consent-optional = 골라서 동의하는 것
account-consent-optional-text = 지금은 없습니다. 없어도 되는 일에 정보를 쓰게 되면 그때 따로 여쭙겠습니다.
account-consent-refuse = 동의하지 않으실 수 있습니다
account-consent-refuse-text = 동의하지 않으셔도 모든 글과 결과를 읽으실 수 있고 아무 불이익이 없습니다. 다만 제안, 의견, 투표는 하실 수 없습니다.
account-consent-young = 만 14세가 되지 않으셨다면 보호자의 동의가 있어야 합니다. 이 화면에서는 아직 받지 못하니 보호자와 함께 동주민센터에 물어봐 주세요.
account-consent-more = 개인정보를 다루는 방법 모두 보기
account-consent-decide = 이제 정해 주세요
account-consent-field = 동의
account-consent-agree = 만 14세 이상이고, 위와 같이 쓰는 데 동의합니다
account-consent-button = 동의하고 계속하기
account-consent-no = 동의하지 않고 나가기
