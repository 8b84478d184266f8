# 사진: 제안에 붙이고, 보고, 빼기

photo-heading = 사진
photo-hint = 없어도 됩니다. { $max }장까지, 한 장에 { $megabytes }MB까지 올릴 수 있습니다(JPEG, PNG, WebP). 찍은 곳과 때 같은 숨은 정보는 지우고 새로 저장합니다. 얼굴이나 차 번호가 보이지 않는 사진을 골라 주세요.
photo-file = 올릴 사진 { $nth }
photo-alt = 사진 { $nth }에 보이는 것
photo-new-alt = 올릴 사진 { $nth }에 보이는 것
photo-alt-hint = 사진을 볼 수 없는 분께 읽어 드립니다. { $max }자까지. 보기: 등이 꺼져 어두운 골목
photo-more = 사진 더 올리기
photo-nth = 올려 둔 사진 { $nth }
photo-drop-label = 사진 { $nth } 빼기
photo-drop = 이 사진을 뺍니다. 저장하면 지워지고 되돌릴 수 없습니다.
photo-section = 사진
photo-sources = 모은 제안들의 사진

fault-photo-kind = 받을 수 없는 파일입니다: { $file }. JPEG, PNG, WebP 사진을 골라 주세요. 이름이 아니라 내용을 보고 가립니다.
fault-photo-broken = 열 수 없는 사진입니다: { $file }. 파일이 깨진 것 같습니다. 사진을 다시 저장하거나 다른 사진을 골라 주세요.
fault-photo-large = 너무 큰 파일입니다: { $file }. 한 장에 { $max }MB까지 받습니다. 크기를 줄이거나 다른 사진을 골라 주세요.
fault-photo-dots = 너무 큰 사진입니다: { $file }, 가로 { $width }점에 세로 { $height }점. { $max }만 점까지 받습니다. 크기를 줄여서 다시 골라 주세요.
fault-photo-name = 파일 이름에 주민등록번호처럼 보이는 숫자가 있습니다. 파일 이름을 바꾼 뒤 다시 골라 주세요. 이 사이트는 주민등록번호를 받지 않습니다.
fault-photo-many = 사진은 { $max }장까지 올릴 수 있습니다. 몇 장을 빼고 다시 보내 주세요.
fault-photo-alt = 사진에 무엇이 보이는지 한마디로 적어 주세요. 사진을 볼 수 없는 분께 읽어 드립니다.
fault-photo-gone = 이 사진은 더 이상 없습니다. 빼고 다시 올려 주세요.
fault-photo-none = 설명은 있는데 사진이 없습니다. 사진을 고르거나 설명을 지워 주세요.
