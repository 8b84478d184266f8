# 요청 자체가 잘못되었을 때의 말

fault-internal = 우리 쪽에서 일이 잘못되었습니다. 아무것도 바뀌지 않았으니 잠시 뒤 다시 해 주세요.
fault-method = 이 주소는 그렇게 쓸 수 없습니다.
fault-too-large = 보내신 것이 너무 큽니다. 글을 나누어 보내 주세요.
fault-request = 보내신 것을 읽을 수 없습니다. 화면을 새로 열고 다시 해 주세요.
fault-slow = 보내신 것이 10초 안에 다 오지 않아 멈추었습니다. 아무것도 바뀌지 않았습니다. 연결을 살펴보고 다시 보내 주세요.
fault-timeout = 30초가 지나도록 답이 없어 기다리기를 멈추었습니다. 하시려던 일이 되었는지 화면을 새로 열어 살펴보고, 되지 않았으면 다시 해 주세요.
fault-unavailable = 지금 저장소에 닿지 못합니다. 잠시 뒤 화면을 새로 열어 하시려던 일이 되었는지 살펴보고, 되지 않았으면 다시 해 주세요.
fault-encoding = 글자를 읽을 수 없습니다. UTF-8로 보내 주세요.
fault-form-type = 이 주소는 웹 양식(application/x-www-form-urlencoded)만 받습니다.
fault-other-site = 다른 사이트에서 온 요청이라 받지 않았습니다. 이 사이트의 화면에서 다시 해 주세요.
fault-form-old = 이 화면을 연 뒤에 들어온 상태가 바뀌었습니다. 화면을 새로 열어 다시 보내 주세요.
fault-form-key = 이 양식은 이 사이트의 화면에서 만든 것이 아닙니다. 화면을 새로 열고 다시 해 주세요.
fault-form-reused = 같은 양식으로 다른 내용이 이미 들어왔습니다. 화면을 새로 열고 다시 보내 주세요.
fault-too-many-requests = 너무 자주 보내셨습니다. { $seconds }초 뒤에 다시 해 주세요.
fault-page-key = 이어 보기 주소가 잘못되었습니다. 처음부터 다시 보아 주세요.
fault-page-limit = 한 번에 1에서 100까지 볼 수 있습니다.
fault-overloaded = 지금 많은 분이 함께 쓰고 있어 이번에는 처리하지 못했습니다. 아무것도 바뀌지 않았습니다. { $seconds }초 뒤에 다시 해 주세요.
