# 공개한 추첨을 다시 돌려 보는 명령
draw-file-unreadable = 파일을 읽을 수 없습니다: { $file } ({ $fault }). 경로와 읽기 권한을 확인해 주세요.
draw-file-bad = 추첨 파일이 아닙니다: { $file }
  { $fault }
  모집 쪽에서 내려받은 draw.json을 그대로 넣어 주세요.
draw-output = 결과를 쓸 수 없습니다: { $fault }. 디스크 여유와 출력 대상을 확인해 주세요.
draw-figures = 지원 { $people }건 가운데 { $seats }자리를 씨앗 값 { $seed }으로 다시 뽑았습니다.
draw-way-counted = 조건을 지키는 모든 조합이 똑같은 확률로 뽑히는 방식입니다.
draw-way-walked = 씨앗 값으로 정한 차례대로, 조건을 지킬 수 있는 사람을 차례로 뽑는 방식입니다.
draw-limit-kept = 조건 { $number }: { $least }명에서 { $most }명까지, 뽑힌 사람 { $drawn }명 (지킴)
draw-limit-broken = 조건 { $number }: { $least }명에서 { $most }명까지, 뽑힌 사람 { $drawn }명 (어긋남)
draw-equal = 같습니다: 다시 뽑아도 같은 사람, 같은 차례입니다.
draw-not-equal = 같지 않습니다:
draw-differs-format = 파일의 꼴이 다른 판입니다.
draw-differs-order = 조건이나 지원 번호가 정해진 차례로 놓여 있지 않습니다.
draw-differs-secret = 비밀 값이 마감 전에 공개한 값과 맞지 않습니다.
draw-differs-list = 지원 번호 목록이 공개한 수나 값과 맞지 않습니다.
draw-differs-seed = 씨앗 값이 비밀 값, 목록, 공개로 던진 주사위에서 나오지 않습니다.
draw-differs-panel = 이 목록으로는 조건을 모두 지켜 뽑을 수 없습니다.
draw-differs-drawn = 다시 뽑으면 다른 사람이나 다른 차례가 나옵니다.
draw-differs-chance = 뽑힐 확률의 가장 낮은 값이나 높은 값이 다릅니다.
draw-differs-reserve = 예비 차례가 다릅니다.
