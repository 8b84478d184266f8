# 첫 화면

home-title = 동네 살림, 우리가 정합니다
home-lead = 내년에 우리 구가 할 일과 쓸 돈의 한 몫을 주민과 협치회의가 함께 정하는 곳입니다.
home-primer = 처음이신가요? 3분이면 됩니다
home-districts = 우리 구 찾기
home-empty = 아직 열린 구가 없습니다
home-empty-text = 관리자가 구를 만들면 여기에 나타납니다.
home-count = 모두 { $count }개 구가 함께합니다.
