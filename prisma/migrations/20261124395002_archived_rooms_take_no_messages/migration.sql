-- As before, with one more outcome:
--   archived       nothing is written to the room until it is opened again
CREATE OR REPLACE FUNCTION write_messages(
  ids uuid[], room_ids uuid[], author_ids uuid[], session_ids uuid[], client_ids uuid[], bodies text[],
  reply_to_ids uuid[]
) RETURNS TABLE (
  place bigint, outcome text, id uuid, author_name text, seq bigint, rev bigint, body text,
  created_at timestamptz, edited_at timestamptz, deleted_at timestamptz, reply_to_id uuid
) LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
#variable_conflict use_column
BEGIN
  PERFORM 1 FROM rooms WHERE rooms.id = ANY (room_ids) ORDER BY rooms.id FOR NO KEY UPDATE;

  RETURN QUERY
  WITH input AS (
    SELECT t.*, sha256(convert_to(t.body, 'UTF8')) AS body_sha256
    FROM unnest(ids, room_ids, author_ids, session_ids, client_ids, bodies, reply_to_ids)
      WITH ORDINALITY AS t (id, room_id, author_id, session_id, client_id, body, reply_to_id, place)
  ), judged AS (
    SELECT
      input.*,
      users.username AS author_name,
      stored.id AS stored_id, stored.seq AS stored_seq, stored.rev AS stored_rev,
      stored.body AS stored_body, stored.created_at AS stored_at, stored.edited_at, stored.deleted_at,
      stored.reply_to_id AS stored_reply_to_id,
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
      SELECT * FROM messages
      WHERE messages.author_id = input.author_id AND messages.client_id = input.client_id LIMIT 1
    ) AS stored ON true
    LEFT JOIN LATERAL (SELECT * FROM messages WHERE messages.id = input.reply_to_id LIMIT 1) AS original ON true
    LEFT JOIN LATERAL (
      SELECT * FROM blocks
      WHERE blocks.blocker_id = input.author_id AND blocks.blocked_id = original.author_id LIMIT 1
    ) AS blocked ON true
  ), numbered AS (
    SELECT judged.*, row_number() OVER (PARTITION BY judged.room_id ORDER BY judged.place) AS nth
    FROM judged WHERE judged.outcome = 'written'
  ), grown AS (
    UPDATE rooms SET head_rev = rooms.head_rev + counts.n
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
  )
  SELECT
    judged.place,
    CASE WHEN judged.outcome = 'written' AND inserted.id IS NULL THEN 'raced' ELSE judged.outcome END,
    coalesce(inserted.id, judged.stored_id),
    judged.author_name,
    coalesce(inserted.seq, judged.stored_seq),
    coalesce(inserted.rev, judged.stored_rev),
    coalesce(inserted.body, judged.stored_body),
    coalesce(inserted.created_at, judged.stored_at),
    judged.edited_at,
    judged.deleted_at,
    coalesce(inserted.reply_to_id, judged.stored_reply_to_id)
  FROM judged LEFT JOIN inserted ON inserted.id = judged.id;
END $$;
