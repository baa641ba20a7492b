-- A message that is nothing but files says nothing.
-- may drop: messages_body_chars below takes its place, and lets everything through that this one does
ALTER TABLE messages DROP CONSTRAINT messages_body_length;
ALTER TABLE messages ADD CONSTRAINT messages_body_chars CHECK (char_length(body) <= 4000) NOT VALID;

-- The places of those messages, from 1, whose attachments their authors cannot send: one is absent, somebody else's, not
-- stored yet, gone, or in a message already, which may be an earlier one of these.
CREATE FUNCTION find_places_without_attachments(author_ids uuid[], attachment_ids text[])
RETURNS bigint[] LANGUAGE sql STABLE AS $$
  SELECT coalesce(array_agg(DISTINCT wanted.place), '{}')
  FROM (
    SELECT t.place, t.author_id, u.id, row_number() OVER (PARTITION BY u.id ORDER BY t.place) AS nth
    FROM unnest(author_ids, attachment_ids) WITH ORDINALITY AS t (author_id, list, place),
      unnest(string_to_array(t.list, ' ')::uuid[]) AS u (id)
  ) AS wanted
  LEFT JOIN attachments AS a ON a.id = wanted.id AND a.owner_id = wanted.author_id AND a.message_id IS NULL
    AND a.stored_at IS NOT NULL AND a.deleted_at IS NULL
  WHERE a.id IS NULL OR wanted.nth > 1
$$;

-- The release before calls the function of seven arguments, which stays as it is: this one takes attachments, too. Each
-- element of attachment_ids is the ids of one message's, with a space between them, or null.
-- It knows one outcome more:
--   no_such_attachment  one of its attachments is not its author's to send
-- A message takes its attachments in the same transaction, under their locks, which come after those of rooms.
CREATE FUNCTION write_messages(
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

-- As before, of a message that may have attachments: friends without a room are so as it answers something or lacks them.
CREATE FUNCTION why_not_found(author uuid, to_user uuid, answered uuid) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN answered IS NULL AND why = 'no_such_reply' THEN 'no_such_attachment' ELSE why END
  FROM why_not_found(author, to_user) AS t (why)
$$;

-- As before, with attachments.
CREATE FUNCTION write_addressed_messages(
  ids uuid[], room_ids uuid[], to_user_ids uuid[], author_ids uuid[], session_ids uuid[], client_ids uuid[], bodies text[],
  reply_to_ids uuid[], attachment_ids text[]
) RETURNS TABLE (
  place bigint, outcome text, id uuid, author_name text, seq bigint, rev bigint, body text,
  created_at timestamptz, edited_at timestamptz, deleted_at timestamptz, reply_to_id uuid,
  room_id uuid, other_id uuid, other_name text, room_created_at timestamptz, is_room_new boolean
) LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
#variable_conflict use_column
DECLARE
  targets uuid[] := room_ids;
  direct_ids uuid[];
  new_ids uuid[] := '{}';
  without_attachments bigint[];
BEGIN
  IF EXISTS (SELECT FROM unnest(to_user_ids) AS t (id) WHERE t.id IS NOT NULL) THEN
    PERFORM 1 FROM users
    WHERE users.id IN (
      SELECT unnest(ARRAY[t.author_id, t.to_user_id]) FROM unnest(author_ids, to_user_ids) AS t (author_id, to_user_id)
      WHERE t.to_user_id IS NOT NULL AND NOT EXISTS (
        SELECT FROM rooms WHERE rooms.direct_low_id = least(t.author_id, t.to_user_id)
          AND rooms.direct_high_id = greatest(t.author_id, t.to_user_id)
      )
    )
    ORDER BY users.id FOR SHARE OF users;

    PERFORM 1 FROM friends
    WHERE (friends.low_id, friends.high_id) IN (
        SELECT least(t.author_id, t.to_user_id), greatest(t.author_id, t.to_user_id)
        FROM unnest(author_ids, to_user_ids) AS t (author_id, to_user_id) WHERE t.to_user_id IS NOT NULL
      )
      AND NOT EXISTS (
        SELECT FROM rooms WHERE rooms.direct_low_id = friends.low_id AND rooms.direct_high_id = friends.high_id
      )
    ORDER BY friends.low_id, friends.high_id FOR SHARE OF friends;

    -- No room for a message that will be refused. What is still free here and taken in a moment leaves an empty one.
    without_attachments := find_places_without_attachments(author_ids, attachment_ids);

    WITH wanted AS (
      SELECT DISTINCT ON (friends.low_id, friends.high_id)
        friends.low_id, friends.high_id, input.room_id, input.author_id
      FROM unnest(room_ids, to_user_ids, author_ids, session_ids, client_ids, reply_to_ids)
        WITH ORDINALITY AS input (room_id, to_user_id, author_id, session_id, client_id, reply_to_id, place)
      JOIN friends ON friends.low_id = least(input.author_id, input.to_user_id)
        AND friends.high_id = greatest(input.author_id, input.to_user_id) AND friends.status = 'ACCEPTED'
      JOIN sessions ON sessions.id = input.session_id AND sessions.user_id = input.author_id
        AND sessions.revoked_at IS NULL AND sessions.expires_at > now()
      WHERE input.reply_to_id IS NULL AND input.place <> ALL (without_attachments) AND NOT is_banned(input.author_id)
        AND NOT EXISTS (
          SELECT FROM rooms WHERE rooms.direct_low_id = friends.low_id AND rooms.direct_high_id = friends.high_id
        )
        AND NOT EXISTS (
          SELECT FROM messages WHERE messages.author_id = input.author_id AND messages.client_id = input.client_id
        )
      ORDER BY friends.low_id, friends.high_id, input.place
    ), made AS (
      INSERT INTO rooms (id, kind, name, name_key, member_count, created_by_id, direct_low_id, direct_high_id)
      SELECT wanted.room_id, 'DIRECT', '', '', 2, wanted.author_id, wanted.low_id, wanted.high_id
      FROM wanted ORDER BY wanted.low_id, wanted.high_id
      ON CONFLICT (direct_low_id, direct_high_id) DO NOTHING
      RETURNING rooms.id
    )
    SELECT coalesce(array_agg(made.id), '{}') INTO new_ids FROM made;

    INSERT INTO room_members (room_id, user_id, role)
    SELECT rooms.id, pair.user_id, 'MEMBER'
    FROM rooms CROSS JOIN LATERAL (VALUES (rooms.direct_low_id), (rooms.direct_high_id)) AS pair (user_id)
    WHERE rooms.id = ANY (new_ids);

    SELECT array_agg(CASE WHEN input.to_user_id IS NULL THEN input.room_id ELSE rooms.id END ORDER BY input.place)
    INTO targets
    FROM unnest(room_ids, to_user_ids, author_ids) WITH ORDINALITY AS input (room_id, to_user_id, author_id, place)
    LEFT JOIN rooms ON rooms.direct_low_id = least(input.author_id, input.to_user_id)
      AND rooms.direct_high_id = greatest(input.author_id, input.to_user_id) AND input.to_user_id IS NOT NULL;
  END IF;

  direct_ids := ARRAY(SELECT rooms.id FROM rooms WHERE rooms.id = ANY (targets) AND rooms.kind = 'DIRECT');

  IF cardinality(direct_ids) = 0 THEN
    RETURN QUERY
    SELECT
      w.place,
      CASE w.outcome WHEN 'not_found'
      THEN why_not_found(author_ids[w.place::int], to_user_ids[w.place::int], reply_to_ids[w.place::int])
      ELSE w.outcome END,
      w.id, w.author_name, w.seq, w.rev, w.body, w.created_at, w.edited_at, w.deleted_at, w.reply_to_id,
      targets[w.place::int], NULL::uuid, NULL, NULL::timestamptz, false
    FROM write_messages(ids, targets, author_ids, session_ids, client_ids, bodies, reply_to_ids, attachment_ids) AS w;
    RETURN;
  END IF;

  RETURN QUERY
  SELECT
    w.place,
    CASE w.outcome WHEN 'not_found'
      THEN why_not_found(author_ids[w.place::int], to_user_ids[w.place::int], reply_to_ids[w.place::int])
      ELSE w.outcome END,
    w.id, w.author_name, w.seq, w.rev, w.body, w.created_at, w.edited_at, w.deleted_at, w.reply_to_id,
    targets[w.place::int], direct.other_id, direct.username, direct.created_at, targets[w.place::int] = ANY (new_ids)
  FROM write_messages(ids, targets, author_ids, session_ids, client_ids, bodies, reply_to_ids, attachment_ids) AS w
  LEFT JOIN LATERAL (
    SELECT users.id AS other_id, users.username, rooms.created_at
    FROM rooms JOIN users ON users.id = CASE
      WHEN rooms.direct_low_id = author_ids[w.place::int] THEN rooms.direct_high_id ELSE rooms.direct_low_id END
    WHERE rooms.id = targets[w.place::int] AND rooms.kind = 'DIRECT' LIMIT 1
  ) AS direct ON targets[w.place::int] = ANY (direct_ids);

  -- Both people's sockets hear the room within a moment, also with the broker down. Last, as others who take these
  -- rows hold the locks of rooms when they do.
  PERFORM note_access_change(people.user_id) FROM (
    SELECT DISTINCT room_members.user_id FROM room_members WHERE room_members.room_id = ANY (new_ids)
    ORDER BY room_members.user_id
  ) AS people;
END $$;
