# 모임에서 다룰 안건

meeting-agendas = 다룰 안건
meeting-agendas-choose = 다룰 안건 고르기
meeting-agendas-hint = 골라 두면 안건을 맡은 부서의 담당자에게 알립니다. { $max }건까지 고를 수 있습니다.
meeting-agendas-button = 이 안건으로 정하기
meeting-agendas-nothing = 지금 다룰 수 있는 안건이 없습니다.
meeting-agendas-none = 아직 정하지 않았습니다
meeting-done-agendas = 다룰 안건을 정했습니다.
agenda-meetings = 이 안건을 다루는 모임

meeting-invited-subject = 마당: 모임에 모십니다
meeting-invited-office = { $district }에서 부서가 맡은 안건을 다루는 모임이 열립니다. 맡은 부서의 팀장과 담당자를 모십니다.

  모임: { $title }
  때: { $when }
  곳: { $place }
  안건(맡은 부서): { $agendas }
meeting-invited-committee = { $district } 주민참여예산위원을 모임에 모십니다.

  모임: { $title }
  때: { $when }
  곳: { $place }
  안건: { $agendas }

fault-meeting-agenda = 목록에 있는 안건 가운데에서 골라 주세요.
fault-meeting-agendas = 한 모임에서는 안건을 { $max }건까지 다룰 수 있습니다.
