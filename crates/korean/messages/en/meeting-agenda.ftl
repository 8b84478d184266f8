# The agendas of a meeting

meeting-agendas = Agendas of this meeting
meeting-agendas-choose = Choose the agendas
meeting-agendas-hint = The officials of the office that answers for an agenda are told. Up to { $max }.
meeting-agendas-button = Set these agendas
meeting-agendas-nothing = There is no open agenda now.
meeting-agendas-none = not set yet
meeting-done-agendas = The agendas of the meeting are set.
agenda-meetings = Meetings about this agenda

meeting-invited-subject = Madang: you are invited to a meeting
meeting-invited-office = A meeting in { $district } is about agendas that offices answer for. Team head and officer of the office are invited.

  Meeting: { $title }
  When: { $when }
  Where: { $place }
  Agendas (office): { $agendas }
meeting-invited-committee = { $district } invites the members of its committee for participatory budgeting to a meeting.

  Meeting: { $title }
  When: { $when }
  Where: { $place }
  Agendas: { $agendas }

fault-meeting-agenda = Please choose from the agendas on the list.
fault-meeting-agendas = A meeting can have up to { $max } agendas.
