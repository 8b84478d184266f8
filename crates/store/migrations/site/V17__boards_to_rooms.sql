-- There was another way to keep what was said in a workshop: boards of the meeting itself. What
-- hangs there moves into the room of the meeting, under the ids that it has, and they go.

-- A meeting without a room gets one that is over, under the id of what was hung up first.
INSERT INTO room (id, district_id, body_id, meeting_id, title, purpose, place, starts_at, state,
    dots, several, revealed_at, revision, opened_at, opened_by, closed_at)
SELECT (SELECT MIN(e.id) FROM workshop_entry e WHERE e.meeting_id = m.id), m.district_id,
    m.body_id, m.id, m.title, m.purpose, m.place, m.starts_at, 'closed', 0, 0, m.starts_at, 0,
    m.starts_at, m.called_by, m.ends_at
FROM meeting m WHERE m.id IN (SELECT e.meeting_id FROM workshop_entry e)
    AND NOT EXISTS (SELECT 1 FROM room r WHERE r.meeting_id = m.id);

INSERT INTO room_block (room_id, position, kind, title, lead, planned_at, minutes, extra)
SELECT r.id, s.position,
    CASE WHEN s.title LIKE '%접수%' THEN 'reception'
        WHEN s.title LIKE '%휴식%' OR s.title LIKE '%쉬는%' THEN 'break'
        WHEN s.title LIKE '%발표%' OR s.title LIKE '%공유%' THEN 'present'
        WHEN s.title LIKE '%토론%' OR s.title LIKE '%이야기%' THEN 'discuss'
        WHEN s.title LIKE '%마무리%' OR s.title LIKE '%닫는%' THEN 'report'
        ELSE 'intro' END,
    s.title, s.lead, s.starts_at, s.minutes, 0
FROM room r JOIN meeting_slot s ON s.meeting_id = r.meeting_id
WHERE r.id IN (SELECT e.id FROM workshop_entry e);

-- Such a room has the three boards under their own names. A room that was there has at most six
-- boards, in which other things may hang under these names, so that the moved ones come behind.
INSERT INTO room_board (room_id, position, name, title, asks)
SELECT r.id, b.position, b.name, b.title, b.asks
FROM room r JOIN (
    SELECT 1 AS moved, 1 AS position, 'liked' AS name, '좋았던 점' AS title, 0 AS asks
    UNION ALL SELECT 1, 2, 'missed', '아쉬운 점', 1
    UNION ALL SELECT 1, 3, 'other', '그 밖의 이야기', 0
    UNION ALL SELECT 0, 7, 'more-7', '좋았던 점', 0
    UNION ALL SELECT 0, 8, 'more-8', '아쉬운 점', 1
    UNION ALL SELECT 0, 9, 'more-9', '그 밖의 이야기', 0
) b ON b.moved = CASE WHEN r.id IN (SELECT e.id FROM workshop_entry e) THEN 1 ELSE 0 END
WHERE r.meeting_id IN (SELECT e.meeting_id FROM workshop_entry e);

-- A keyword with more to it, with an answer or with a suggestion is a cluster of one card.
INSERT INTO room_cluster (id, room_id, board, title, answer, answered_at)
SELECT e.id, r.id,
    CASE WHEN r.id IN (SELECT o.id FROM workshop_entry o) THEN e.board WHEN e.board = 'liked'
        THEN 'more-7' WHEN e.board = 'missed' THEN 'more-8' ELSE 'more-9' END,
    e.title, e.review, e.reviewed_at
FROM workshop_entry e JOIN room r ON r.meeting_id = e.meeting_id
WHERE e.board IN ('liked', 'missed', 'other') AND (e.text <> '' OR e.reviewed_at IS NOT NULL
    OR e.id IN (SELECT s.about_id FROM workshop_entry s WHERE s.about_id IS NOT NULL));

-- An id begins with its time: milliseconds since 2020, above 21 bits.
INSERT INTO room_card (id, room_id, board, client_key, text, late, cluster_id, at)
SELECT e.id, r.id,
    CASE WHEN r.id IN (SELECT o.id FROM workshop_entry o) THEN e.board WHEN e.board = 'liked'
        THEN 'more-7' WHEN e.board = 'missed' THEN 'more-8' ELSE 'more-9' END,
    'moved-' || e.id, CASE e.text WHEN '' THEN e.title ELSE e.text END, 0, c.id,
    e.id / 2097152 + 1577836800000
FROM workshop_entry e JOIN room r ON r.meeting_id = e.meeting_id
LEFT JOIN room_cluster c ON c.id = e.id
WHERE e.board IN ('liked', 'missed', 'other');

INSERT INTO room_topic (id, room_id, position, title, added, client_key)
SELECT e.id, r.id, e.position + (SELECT COALESCE(MAX(t.position), 0) FROM room_topic t
    WHERE t.room_id = r.id), e.title, 0, 'moved-' || e.id
FROM workshop_entry e JOIN room r ON r.meeting_id = e.meeting_id WHERE e.board = 'topic';

INSERT INTO room_note (id, room_id, topic_id, client_key, text, at)
SELECT e.id, r.id, e.id, 'moved-' || e.id, e.text, e.id / 2097152 + 1577836800000
FROM workshop_entry e JOIN room r ON r.meeting_id = e.meeting_id
WHERE e.board = 'topic' AND e.text <> '';

-- What became of a suggestion was told in words, without a decision.
INSERT INTO room_suggestion (id, room_id, position, cluster_id, title, text, decision, reason,
    reviewed_at)
SELECT e.id, r.id, e.position + (SELECT COALESCE(MAX(s.position), 0) FROM room_suggestion s
    WHERE s.room_id = r.id), e.about_id, e.title, e.text,
    CASE WHEN e.reviewed_at IS NOT NULL THEN 'answered' END, e.review, e.reviewed_at
FROM workshop_entry e JOIN room r ON r.meeting_id = e.meeting_id WHERE e.board = 'suggestion';

UPDATE room SET revision = revision + 1
WHERE meeting_id IN (SELECT e.meeting_id FROM workshop_entry e);

DROP TABLE workshop_entry;
