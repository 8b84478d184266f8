# Workshop rooms: opening, coming in, cards, grouping, dots, topics, turns to speak, suggestions, figures

refusal-room-join = Come into this room first, with its code of six digits.
refusal-room-closed = This room is over. Nothing can be written any more.
refusal-room-last = This is the last part; there is none after it.
refusal-room-first = This is the first part; there is none before it.
refusal-room-not-begun = It has not begun yet.
refusal-room-no-cards = Choose at least one card.
refusal-room-boards = Only cards of the same board can be put together.
refusal-room-settled = A group with an answer or a suggestion must keep at least one card.
refusal-room-no-vote = This is not the time for dots.
refusal-room-dots = You have placed all { $max } dots. Take one back first.
refusal-room-one-dot = Only one dot may stand on a card.
fault-room-table = Choose a table of this room.
fault-room-many = At most { $max } can be given.
fault-room-line = This line can't be read: { $line }
fault-room-block = This line can't be read: { $line }. Write it like “13:30 30 reception: Welcome / Office”.
fault-room-boards = There must be between one and { $max } boards.
fault-room-dots = Give a number between 0 and { $max }.
fault-room-outcome = Choose what was decided.
