-- As before, with one more outcome:
--   slow_mode      a mere member has to wait, because of their latest message or of an earlier one in this batch
-- The room remembers when it was last written to.
-- room_paces is looked at and kept for rooms that are slow only.
CREATE OR REPLACE FUNCTION write_messages(
  ids uuid[], room_ids uuid[], author_ids uuid[], session_ids uuid[], client_ids uuid[], bodies text[],
  reply_to_ids uuid[], attachment_ids text[]
) RETURNS TABLE (
  place bigint, outcome text, id uuid, author_name text, seq bigint, rev bigint, body text,
  created_at timestamptz, edited_at timestamptz, deleted_at timestamptz, reply_to_id uuid
) LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
#variable_conflict use_column
DECLARE
  has_attachments boolean := EXISTS (SELECT FROM unnest(attachment_ids) AS t (list) WHERE t.list IS NOT NULL);
  without_attachments bigint[] := '{}';
BEGIN
  PERFORM 1 FROM rooms WHERE rooms.id = ANY (room_ids) ORDER BY rooms.id FOR NO KEY UPDATE;

  IF has_attachments THEN
    PERFORM 1 FROM attachments
    WHERE attachments.id IN (
      SELECT u.id FROM unnest(attachment_ids) AS t (list), unnest(string_to_array(t.list, ' ')::uuid[]) AS u (id)
    )
    ORDER BY attachments.id FOR UPDATE;
    without_attachments := find_places_without_attachments(author_ids, attachment_ids);
  END IF;

  RETURN QUERY
  WITH input AS (
    -- No body holds a zero byte.
    SELECT t.*, sha256(
      convert_to(t.body, 'UTF8') || coalesce('\x00'::bytea || convert_to(t.attachment_ids, 'UTF8'), '')
    ) AS body_sha256
    FROM unnest(ids, room_ids, author_ids, session_ids, client_ids, bodies, reply_to_ids, attachment_ids)
      WITH ORDINALITY AS t (id, room_id, author_id, session_id, client_id, body, reply_to_id, attachment_ids, place)
  ), judged AS (
    SELECT
      input.*,
      users.username AS author_name,
      stored.id AS stored_id, stored.seq AS stored_seq, stored.rev AS stored_rev,
      stored.body AS stored_body, stored.created_at AS stored_at, stored.edited_at, stored.deleted_at,
      stored.reply_to_id AS stored_reply_to_id,
      CASE WHEN members.role = 'MEMBER' AND users.role <> 'ADMIN' THEN rooms.slow_mode_seconds ELSE 0 END
        AS slow_mode_seconds,
      paces.wrote_at,
      CASE
        WHEN sessions.user_id IS DISTINCT FROM input.author_id
          OR sessions.revoked_at IS NOT NULL OR sessions.expires_at <= now() THEN 'session_ended'
        WHEN bans.id IS NOT NULL THEN 'banned'
        WHEN stored.room_id = input.room_id
          AND (stored.deleted_at IS NOT NULL OR (
            stored.body_sha256 = input.body_sha256 AND stored.reply_to_id IS NOT DISTINCT FROM input.reply_to_id
          )) THEN 'duplicate'
        WHEN stored.id IS NOT NULL THEN 'conflict'
        WHEN members.user_id IS NOT NULL AND rooms.kind = 'DIRECT'
          AND NOT are_friends(rooms.direct_low_id, rooms.direct_high_id) THEN 'not_friends'
        WHEN members.user_id IS NOT NULL AND rooms.archived_at IS NOT NULL THEN 'archived'
        WHEN members.user_id IS NOT NULL AND input.reply_to_id IS NOT NULL
          AND (original.room_id IS DISTINCT FROM input.room_id OR blocked.blocked_id IS NOT NULL) THEN 'no_such_reply'
        WHEN members.user_id IS NOT NULL AND input.place = ANY (without_attachments) THEN 'no_such_attachment'
        WHEN members.user_id IS NOT NULL THEN 'written'
        WHEN rooms.kind = 'PUBLIC' THEN 'not_a_member'
        ELSE 'not_found'
      END AS outcome
    FROM input
    LEFT JOIN LATERAL (SELECT * FROM users WHERE users.id = input.author_id LIMIT 1) AS users ON true
    LEFT JOIN LATERAL (SELECT * FROM sessions WHERE sessions.id = input.session_id LIMIT 1) AS sessions ON true
    LEFT JOIN LATERAL find_ban(input.author_id) AS bans ON true
    LEFT JOIN LATERAL (SELECT * FROM rooms WHERE rooms.id = input.room_id LIMIT 1) AS rooms ON true
    LEFT JOIN LATERAL (
      SELECT * FROM room_members
      WHERE room_members.room_id = input.room_id AND room_members.user_id = input.author_id LIMIT 1
    ) AS members ON true
    LEFT JOIN LATERAL (
      SELECT * FROM room_paces
      WHERE rooms.slow_mode_seconds > 0
        AND room_paces.room_id = input.room_id AND room_paces.user_id = input.author_id LIMIT 1
    ) AS paces ON true
    LEFT JOIN LATERAL (
      SELECT * FROM messages
      WHERE messages.author_id = input.author_id AND messages.client_id = input.client_id LIMIT 1
    ) AS stored ON true
    LEFT JOIN LATERAL (SELECT * FROM messages WHERE messages.id = input.reply_to_id LIMIT 1) AS original ON true
    LEFT JOIN LATERAL (
      SELECT * FROM blocks
      WHERE blocks.blocker_id = input.author_id AND blocks.blocked_id = original.author_id LIMIT 1
    ) AS blocked ON true
  ), paced AS (
    SELECT judged.*,
      CASE
        WHEN judged.outcome = 'written' AND judged.slow_mode_seconds > 0 AND (
          judged.wrote_at > now() - make_interval(secs => judged.slow_mode_seconds)
          OR row_number() OVER (PARTITION BY judged.room_id, judged.author_id, judged.outcome ORDER BY judged.place) > 1
        ) THEN 'slow_mode'
        ELSE judged.outcome
      END AS verdict
    FROM judged
  ), numbered AS (
    SELECT paced.*, row_number() OVER (PARTITION BY paced.room_id ORDER BY paced.place) AS nth
    FROM paced WHERE paced.verdict = 'written'
  ), grown AS (
    UPDATE rooms SET head_rev = rooms.head_rev + counts.n, last_message_at = now()
    FROM (SELECT numbered.room_id, count(*) AS n FROM numbered GROUP BY numbered.room_id) AS counts
    WHERE rooms.id = counts.room_id
    RETURNING rooms.id, rooms.head_rev - counts.n AS base
  ), inserted AS (
    INSERT INTO messages (id, room_id, author_id, client_id, seq, rev, body, body_sha256, reply_to_id)
    SELECT numbered.id, numbered.room_id, numbered.author_id, numbered.client_id,
      grown.base + numbered.nth, grown.base + numbered.nth, numbered.body, numbered.body_sha256,
      numbered.reply_to_id
    FROM numbered JOIN grown ON grown.id = numbered.room_id
    ON CONFLICT (author_id, client_id) DO NOTHING
    RETURNING messages.id, messages.seq, messages.rev, messages.body, messages.created_at,
      messages.reply_to_id
  ), kept AS (
    INSERT INTO room_paces (room_id, user_id, wrote_at)
    SELECT numbered.room_id, numbered.author_id, now()
    FROM numbered JOIN inserted ON inserted.id = numbered.id
    WHERE numbered.slow_mode_seconds > 0
    ON CONFLICT (room_id, user_id) DO UPDATE SET wrote_at = excluded.wrote_at
  )
  SELECT
    judged.place,
    CASE WHEN judged.verdict = 'written' AND inserted.id IS NULL THEN 'raced' ELSE judged.verdict END,
    coalesce(inserted.id, judged.stored_id),
    judged.author_name,
    coalesce(inserted.seq, judged.stored_seq),
    coalesce(inserted.rev, judged.stored_rev),
    coalesce(inserted.body, judged.stored_body),
    coalesce(inserted.created_at, judged.stored_at),
    judged.edited_at,
    judged.deleted_at,
    coalesce(inserted.reply_to_id, judged.stored_reply_to_id)
  FROM paced AS judged LEFT JOIN inserted ON inserted.id = judged.id;

  IF has_attachments THEN
    UPDATE attachments SET message_id = taken.message_id, position = taken.position
    FROM (
      SELECT messages.id AS message_id, u.id, u.position
      FROM unnest(ids, attachment_ids) AS t (message_id, list),
        unnest(string_to_array(t.list, ' ')::uuid[]) WITH ORDINALITY AS u (id, position),
        messages
      WHERE messages.id = t.message_id
    ) AS taken
    WHERE attachments.id = taken.id;
  END IF;
END $$;
