# 공개모집: 자리를 알리고, 지원하고, 뽑는다

recruitment-title = 함께할 사람 찾기 (공개모집)
recruitment-lead = 회의와 분과가 어떤 사람을 찾는지 봅니다. 누구나 지원할 수 있고, 어떻게 뽑는지 미리 알립니다.
recruitment-none = 지금까지 알린 모집이 없습니다
recruitment-none-text = 모집이 열리면 여기에 보입니다. 누구나 함께하는 분과는 모집을 기다리지 않아도 됩니다.
recruitment-pages = 모집 목록 넘기기
recruitment-now = 지금 찾고 있습니다
recruitment-all = 모집 모두 보기
recruitment-new-seats = 자리를 알리고 모집하기
recruitment-new-open = 자리 없이 사람 찾기
recruitment-new-seats-lead = 몇 자리를 어떤 사람에게 열지 알립니다. 알린 조건과 방법은 마감까지 바뀌지 않습니다.
recruitment-new-open-lead = 이야기에 빠진 사람들에게 함께하거나 제안해 달라고 청합니다. 뽑지 않고, 지원서도 받지 않습니다.
recruitment-new-fixed = 알린 뒤에는 고칠 수 없습니다. 잘못 알렸다면 까닭을 적어 거두고 새로 알립니다.
recruitment-new-button = 모집 알리기
recruitment-kind-open-short = 누구든 함께하거나 제안해 주세요
recruitment-seats-count = { $count }자리
recruitment-people = { $count }명
recruitment-people-few = 5명 미만

recruitment-phase-ahead = 곧 시작
recruitment-phase-open = 받는 중
recruitment-phase-closed = 마감, 뽑기 전
recruitment-phase-settled = 뽑음
recruitment-phase-cancelled = 거둠
recruitment-opens = 시작
recruitment-closes = 마감
recruitment-closed-on = 마감

recruitment-body = 어느 모임인가요
recruitment-body-hint = 협치회의와 주민참여예산위원회의 자리는 위원이 되고, 다른 모임의 자리는 구성원이 됩니다.
recruitment-body-open-hint = 누구나 함께하는 모임을 고르면 모집 쪽에서 바로 함께할 수 있습니다. 비워 두면 제안하기로 이어집니다.
recruitment-name = 모집 이름
recruitment-about = 어떤 일인가요
recruitment-about-hint = 무엇을 하는지, 얼마나 자주 모이는지, 무엇을 받는지 쉬운 말로 적어 주세요.
recruitment-opens-at = 시작하는 때
recruitment-moment-hint = 2026-07-22 09:00처럼 적어 주세요.
recruitment-closes-at = 마감하는 때
recruitment-seats = 자리
recruitment-seats-hint = 1에서 { $max }까지의 수입니다.
recruitment-starts-on = 임기를 시작하는 날
recruitment-ends-on = 임기를 마치는 날
recruitment-term = 임기
recruitment-applications = 지금까지 지원
recruitment-method = 뽑는 방법
recruitment-method-reasons = 까닭을 적어 고르기
recruitment-method-reasons-hint = 고른 사람마다 까닭을 적습니다. 알린 조건을 지켜야 끝낼 수 있습니다.
recruitment-method-reasons-text = 간사와 공동의장이 지원서를 읽고 고른 사람마다 까닭을 적습니다. 알린 조건을 지켜야 끝납니다.
recruitment-method-lottery = 추첨
recruitment-method-lottery-hint = 알린 조건을 지키는 모든 조합 가운데 하나를 뽑습니다. 누구나 다시 돌려 볼 수 있습니다.

recruitment-quotas = 자리 나눔 (할당)
recruitment-quotas-hint = 어떤 사람이 적어도 몇 명, 많아도 몇 명 있어야 하는지 정합니다. 한쪽만 적어도 되고, 모두 비우면 나눔 없이 뽑습니다.
recruitment-quotas-more = 줄 더 보기
recruitment-quotas-of = 어떤 사람
recruitment-quota-group = { $nth }. 어떤 사람
recruitment-quota-least = { $nth }. 적어도 몇 명
recruitment-quota-most = { $nth }. 많아도 몇 명
recruitment-quota-announced = 알린 나눔
recruitment-quota-range = { $least }명에서 { $most }명까지
recruitment-quota-least-only = { $least }명 이상
recruitment-quota-most-only = { $most }명까지
recruitment-quota-was = 처음 알린 것: { $range }
recruitment-quota-came = 뽑힌 사람
recruitment-quota-kept = 지킴
recruitment-quota-broken = 어긋남
recruitment-dimension-generation = 세대
recruitment-dimension-category = 잘 아는 분야
recruitment-dimension-neighborhood = 동
recruitment-dimension-gender = 성별
recruitment-group-gone = 지금은 없는 동
recruitment-target = 누구를 찾나요
recruitment-target-hint = 이야기에 빠진 사람을 고릅니다. 고르지 않은 것은 가리지 않는다는 뜻입니다.
recruitment-told = 자리 나눔에 필요해서 꼭 골라야 합니다. 뽑는 데에만 씁니다.
recruitment-told-freely = 고르지 않아도 됩니다.

recruitment-apply = 지원하기
recruitment-apply-lead = 마감까지 언제든 고치거나 거둘 수 있습니다. 이름은 어디에도 공개하지 않습니다.
recruitment-apply-button = 지원서 내기
recruitment-motivation = 함께하고 싶은 까닭
recruitment-motivation-hint = 고르는 사람이 읽습니다. 서너 문장이면 됩니다.
recruitment-motivation-lot = 추첨에는 쓰지 않습니다. 비워 두어도 됩니다.
recruitment-conflict = 이해관계
recruitment-conflict-hint = 맡은 일, 가진 땅이나 가게, 다른 곳의 직책처럼 이 자리의 결정과 얽힌 것이 있으면 적어 주세요. 없으면 비워 둡니다. 자리를 맡으면 그 안건의 결정에서 빠질지 살피는 데 씁니다.
recruitment-agree = 동의
recruitment-agree-reasons = 적은 것은 사실이며, 뽑는 데에만 쓰고 뽑은 날부터 { $days }일 뒤에 없애는 데 동의합니다.
recruitment-agree-lot = 적은 것은 사실이며, 뽑는 데에만 쓰고 뽑은 날부터 { $days }일 뒤에 없애는 데 동의합니다. 이름 대신 지원 번호와 어느 조건에 드는지를 이름 없는 수로 추첨 파일에 공개하는 데 동의합니다.
recruitment-change = 지원서 고치기
recruitment-withdraw = 지원 거두기
recruitment-mine = 내 지원
recruitment-mine-open = 지원서를 받았습니다. 마감 뒤에 뽑고, 결과를 알려 드립니다.
recruitment-mine-waits = 마감했습니다. 곧 뽑고, 결과를 알려 드립니다.
recruitment-token = 내 지원 번호는 { $token }입니다.
recruitment-ahead-text = 아직 시작하지 않았습니다. 시작하면 여기에서 지원할 수 있습니다.
recruitment-propose = 제안하기

recruitment-lottery = 추첨을 아무도 움직일 수 없는 까닭
recruitment-lottery-secret = 이 서버만 아는 비밀 값을 미리 정했고, 그 지문을 모집을 알린 때부터 여기에 둡니다:
recruitment-lottery-list = 마감하면 지원 번호 목록의 지문을 여기에 둡니다. 그 뒤로는 목록이 바뀌지 않습니다.
recruitment-lottery-dice = 마감 뒤에 공동의장이 여러 사람 앞에서 주사위를 던져 나온 수를 넣습니다.
recruitment-lottery-check = 셋을 합한 값으로 뽑습니다. 서버를 다루는 사람은 주사위를 모르고, 주사위를 던지는 사람은 비밀 값을 모릅니다. 뽑은 뒤에는 비밀 값과 추첨 파일을 공개하므로 누구나 다시 돌려 볼 수 있습니다.

recruitment-cancel = 모집 거두기
recruitment-cancel-reason = 거두는 까닭
recruitment-cancel-hint = 누구나 읽습니다. 지원한 사람이 어떻게 하면 되는지도 적어 주세요.
recruitment-cancel-button = 이 모집 거두기
recruitment-cancelled-because = 이 모집은 거두었습니다.
recruitment-done-published = 모집을 알렸습니다.
recruitment-done-applied = 지원서를 받았습니다. 마감까지 고치거나 거둘 수 있습니다.
recruitment-done-withdrawn = 지원을 거두었습니다. 적으신 것은 모두 없앴습니다.
recruitment-done-cancelled = 모집을 거두었습니다.

recruitment-of-body = 모임
recruitment-desk = 지원과 자리 살피기
recruitment-desk-count = 지원 { $count }건입니다.
recruitment-desk-lead = 이름 대신 지원 번호로 봅니다. 지원서를 읽으면 읽은 기록이 본인에게도 남습니다.
recruitment-desk-open = 마감하면 여기에서 뽑습니다.
recruitment-desk-none = 지원이 없습니다
recruitment-desk-none-text = 지원이 들어오면 번호로 보입니다.
recruitment-desk-pages = 지원과 자리 이어 보기
recruitment-number = 지원 { $token }
recruitment-place = { $nth }번째
recruitment-until = { $day }까지
recruitment-settle = 적은 까닭대로 뽑기 마치기
recruitment-read = 지원서 읽기
recruitment-read-lead = 뽑는 데 필요할 때만 읽어 주세요. 누가 언제 읽었는지 남습니다.
recruitment-not-told = 적지 않음
recruitment-conflict-none = 없다고 했습니다.
recruitment-verdict = 어떻게 할까요
recruitment-verdict-chosen = 뽑음
recruitment-verdict-reserve = 예비
recruitment-verdict-not-chosen = 뽑지 않음
recruitment-choice-reason = 그렇게 정한 까닭
recruitment-choice-hint = 뽑힌 사람에게는 이 까닭을 그대로 알립니다.
recruitment-choice-button = 적어 두기

recruitment-draw = 주사위를 넣고 추첨하기
recruitment-draw-lead = 여러 사람 앞에서 주사위를 열 번 넘게 던지고, 나온 수를 차례대로 넣습니다. 누르면 바로 뽑고 결과를 공개합니다. 다시 할 수 없습니다.
recruitment-dice = 주사위에서 나온 수
recruitment-dice-hint = 1에서 6까지의 수를 열 개 넘게 차례대로 적어 주세요. 예: 3 5 1 4 2 6 6 2 1 3
recruitment-witnesses = 지켜본 사람
recruitment-witnesses-hint = 이름 대신 직책과 수로 적어 주세요. 예: 간사, 방청한 주민 일곱 사람
recruitment-draw-button = 추첨하고 공개하기

recruitment-change-quota = 지킬 수 없는 나눔 고치기
recruitment-change-quota-lead = 지원한 사람만으로 지킬 수 없는 나눔이 있을 때 씁니다. 처음 알린 수와 고친 까닭이 함께 공개됩니다.
recruitment-change-quota-button = 나눔 고치기
recruitment-at-least = 적어도 몇 명
recruitment-at-most = 많아도 몇 명
recruitment-quota-reason = 고치는 까닭
recruitment-quota-reason-hint = 누구나 읽습니다.

recruitment-seat = 자리
recruitment-seat-reserve = 예비
recruitment-seat-offered = 답을 기다림
recruitment-seat-accepted = 맡음
recruitment-seat-declined = 사양함
recruitment-seat-freed = 비었음
recruitment-renewals = 이어 맡은 횟수
recruitment-renewals-of = { $count }번 ({ $most }번까지)
recruitment-renew = 임기 잇기 (연임)
recruitment-renew-until = 새 임기를 마치는 날
recruitment-renew-hint = 지금 임기가 끝난 다음 날부터 이날까지입니다.
recruitment-renew-button = 임기 잇기
recruitment-free = 자리 비우기 (해촉)
recruitment-free-reason = 비우는 까닭
recruitment-free-hint = 자리를 비우면 예비 차례에서 나눔을 지키는 첫 사람에게 자리를 권합니다.
recruitment-free-button = 이 자리 비우기

recruitment-own-offered = 뽑히셨습니다. 자리를 맡으시겠어요?
recruitment-own-accepted = 자리를 맡고 계십니다.
recruitment-own-declined = 자리를 사양하셨습니다.
recruitment-own-freed = 맡으셨던 자리가 비었습니다.
recruitment-own-reserve = 예비 { $nth }번째입니다. 자리가 비면 나눔을 지키는 차례대로 알려 드립니다.
recruitment-own-none = 이번에는 함께하지 못하게 되었습니다. 누구나 함께하는 분과는 언제든 열려 있습니다.
recruitment-own-reason = 뽑은 까닭:
recruitment-own-limits = 추첨 파일의 조건 { $limits }에 듭니다.
recruitment-own-no-limits = 추첨 파일의 어느 조건에도 들지 않습니다.
recruitment-accept = 자리 맡기
recruitment-decline = 사양하기
recruitment-decline-reserve = 예비에서 빠지기
recruitment-resign = 자리 내려놓기
recruitment-result = 결과
recruitment-taken = { $seats }자리 가운데 { $taken }자리를 맡았습니다. 이름은 맡은 분이 함께하기로 한 뒤 모임의 명단에서 봅니다.
recruitment-applied = 지원
recruitment-seed = 씨앗 값
recruitment-secret = 비밀 값
recruitment-list-hash = 지원 번호 목록의 지문
recruitment-chance = 뽑힐 확률
recruitment-chance-of = 가장 낮은 사람 { $low } %, 가장 높은 사람 { $high } %
recruitment-again = 누구나 다시 돌려 볼 수 있습니다. 이 파일을 내려받아 마당 프로그램에 넣으면 같은 사람이 나오는지 알려 줍니다:
recruitment-proof = 추첨에 쓴 값과 뽑힌 번호 보기
recruitment-drawn = 뽑힌 지원 번호, 뽑힌 차례대로:

recruitment-done-settled = 뽑았습니다. 지원한 분 모두에게 알렸습니다.
recruitment-done-answered = 답을 적어 두었습니다.
recruitment-done-quota = 나눔을 고쳤습니다.
recruitment-done-freed = 자리를 비웠습니다. 예비 차례에 알렸습니다.
recruitment-done-renewed = 임기를 이었습니다.
recruitment-told-subject = 마당: 지원하신 모집의 결과
recruitment-told-seat = { $district } ‘{ $call }’에 뽑히셨습니다. 마당에 들어와 자리를 맡을지 답해 주세요. ({ $time })
recruitment-told-reserve = { $district } ‘{ $call }’의 예비 차례에 계십니다. 자리가 비면 알려 드립니다. ({ $time })
recruitment-told-none = { $district } ‘{ $call }’에 이번에는 함께하지 못하게 되었습니다. 누구나 함께하는 분과는 언제든 열려 있습니다. ({ $time })
recruitment-told-freed = { $district } ‘{ $call }’에서 맡으신 자리가 비었습니다. 까닭은 간사에게 물어 주세요. ({ $time })
recruitment-told-renewed = { $district } ‘{ $call }’에서 맡으신 자리의 임기를 이었습니다. ({ $time })

recruitment-fault-dice = 1에서 6까지의 수를 { $least }개 넘게 적어 주세요.
recruitment-fault-answer = 맡을지 사양할지 골라 주세요.
recruitment-fault-verdict = 셋 가운데 하나를 골라 주세요.
recruitment-fault-numbers = 0에서 { $seats }까지의 수를 두 칸에 적고, ‘적어도’가 ‘많아도’보다 크지 않게 해 주세요.
recruitment-fault-renew = 지금 임기보다 늦은 날을 골라 주세요.
recruitment-refusal-answer = 지금은 그 답을 할 수 없습니다. 모집 쪽에서 지금 자리를 확인해 주세요.
recruitment-refusal-free = 맡은 사람이 없는 자리입니다.
recruitment-refusal-renewed = 임기는 { $most }번까지만 이을 수 있습니다.
recruitment-refusal-no-seat = 이 모집에서 받은 자리가 없습니다.
recruitment-refusal-method = 이 모집은 그 방법으로 뽑지 않습니다.
recruitment-refusal-count = 뽑음이 { $chosen }명인데 자리는 { $seats }개입니다. 수를 맞춘 뒤 다시 눌러 주세요.
recruitment-refusal-quota = { $nth }번째 나눔을 지키지 못했습니다. { $least }명에서 { $most }명까지여야 하는데 { $there }명입니다. 고른 사람을 바꾸거나 까닭을 적어 나눔을 고쳐 주세요.
recruitment-refusal-few = 지원이 자리보다 적어 뽑을 수 없습니다. 이 모집을 거두고 다시 알리거나, 자리를 줄인 모집을 새로 알려 주세요.
recruitment-refusal-unmet = { $nth }번째 나눔은 적어도 { $least }명이어야 하는데 지원한 사람이 그보다 적습니다. 까닭을 적어 나눔을 고치거나 다시 모집해 주세요.
recruitment-refusal-crowded = { $nth }번째 나눔은 많아도 { $most }명이어야 하는데, 그 밖의 지원이 적어 자리를 채울 수 없습니다. 까닭을 적어 나눔을 고치거나 다시 모집해 주세요.
recruitment-refusal-together = 나눔을 하나씩은 지킬 수 있지만 모두 함께 지킬 수 있는 조합이 없습니다. 까닭을 적어 나눔 하나를 고쳐 주세요.
recruitment-refusal-entangled = 나눔이 너무 얽혀 있어 지킬 수 있는지 알아내지 못했습니다. 까닭을 적어 나눔 하나를 느슨하게 고쳐 주세요.

recruitment-fault-body = 목록에 있는 모임을 골라 주세요.
recruitment-fault-seats = 1에서 { $max }까지의 수를 적어 주세요.
recruitment-fault-method = 까닭을 적어 고를지 추첨할지 골라 주세요.
recruitment-fault-closes = 시작보다 늦고 지금보다 나중인 때를 적어 주세요.
recruitment-fault-short = 지원을 적어도 { $least }일은 받아야 합니다. 마감을 더 늦게 잡아 주세요.
recruitment-fault-long = 지원을 { $most }일까지 받을 수 있습니다. 마감을 더 일찍 잡아 주세요.
recruitment-fault-choice = 목록에 있는 것을 골라 주세요.
recruitment-fault-needed = 자리 나눔에 필요합니다. 하나를 골라 주세요.
recruitment-fault-agree = 지원하려면 동의가 필요합니다.
recruitment-fault-group = { $nth }번째 줄: 목록에서 어떤 사람인지 골라 주세요.
recruitment-fault-group-twice = { $nth }번째 줄: 위에 이미 있는 사람들입니다. 한 줄로 모아 주세요.
recruitment-fault-quota = { $nth }번째 줄: 0에서 { $seats }까지의 수를 적고, ‘적어도’가 ‘많아도’보다 크지 않게 해 주세요. 둘 다 비울 수는 없습니다.
recruitment-fault-quota-sum = { $nth }번째 줄까지 { $dimension ->
    [generation] 세대
    [category] 분야
    [neighborhood] 동
   *[gender] 성별
  }의 ‘적어도’를 모두 더하면 { $least }명인데 자리는 { $seats }개입니다. 수를 줄이거나 자리를 늘려 주세요.
recruitment-fault-quota-room = { $dimension ->
    [generation] 세대
    [category] 분야
    [neighborhood] 동
   *[gender] 성별
  }마다 ‘많아도’를 모두 더하면 { $most }명이라 { $seats }자리를 채울 수 없습니다. { $nth }번째 줄이나 다른 줄의 수를 늘려 주세요.

recruitment-refusal-ahead = 아직 지원을 받지 않습니다. { $opens }에 시작합니다.
recruitment-refusal-closed = 지원은 { $closed }에 마감했습니다.
recruitment-refusal-cancelled = 거둔 모집입니다.
recruitment-refusal-still-open = 아직 지원을 받고 있습니다. { $closes } 마감 뒤에 할 수 있습니다.
recruitment-refusal-settled = 이미 뽑은 모집입니다.
recruitment-refusal-no-seats = 지원서를 받지 않는 모집입니다. 바로 함께하거나 제안해 주세요.
recruitment-refusal-not-applied = 거둘 지원이 없습니다.
recruitment-refusal-full = 지원이 너무 많아 더 받을 수 없습니다. 간사에게 알려 주세요.
