-- Whoever ends a friendship waits for the messages that are being written under it. Writers lock the room before they
-- look whether the two are friends, so those after this one find that they are not. It comes after the deletion: a
-- first message holds the friendship's row when it comes to the room. It is named to come before triggers that note whose
-- access changed: writers lock rooms before those rows.
CREATE FUNCTION await_direct_messages() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM rooms WHERE direct_low_id = OLD.low_id AND direct_high_id = OLD.high_id FOR NO KEY UPDATE;
  RETURN NULL;
END $$;

CREATE TRIGGER friends_await_direct_messages AFTER DELETE ON friends
  FOR EACH ROW EXECUTE FUNCTION await_direct_messages();

-- Nobody else is ever in the room of two people, whichever statement tries.
CREATE FUNCTION keep_direct_rooms_to_their_pair() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM rooms
    WHERE id = NEW.room_id AND kind = 'DIRECT' AND NEW.user_id NOT IN (direct_low_id, direct_high_id)
  ) THEN
    RAISE EXCEPTION 'A third person cannot be in a direct conversation' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER room_members_keep_to_their_pair BEFORE INSERT OR UPDATE OF room_id, user_id ON room_members
  FOR EACH ROW EXECUTE FUNCTION keep_direct_rooms_to_their_pair();

-- What a message without a room is told: only one that answers another is without when the two are friends.
CREATE FUNCTION why_not_found(author uuid, to_user uuid) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT CASE
    WHEN NOT EXISTS (SELECT FROM users WHERE id = to_user) THEN 'not_found'
    WHEN are_friends(least(author, to_user), greatest(author, to_user)) THEN 'no_such_reply'
    ELSE 'not_friends'
  END
$$;

-- Writes a batch as write_messages does, of messages to rooms and to people. One to a person has to_user_ids set and
-- goes to the room of the two, wherever that is; if there is none, and they are friends, it is made under the id in
-- room_ids. The outcomes are those of write_messages, and for messages to a person:
--   not_friends    the two are no friends, whether or not they have a room
--   not_found      there is no such person
-- Of a message in a DIRECT room the answer names the other person, since when there is the room, and whether it is new.
-- People are locked before friendships, and those before rooms, each in the order of their ids; whoever ends a friendship
-- does likewise.
CREATE FUNCTION write_addressed_messages(
  ids uuid[], room_ids uuid[], to_user_ids uuid[], author_ids uuid[], session_ids uuid[], client_ids uuid[], bodies text[],
  reply_to_ids uuid[]
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

    WITH wanted AS (
      SELECT DISTINCT ON (friends.low_id, friends.high_id)
        friends.low_id, friends.high_id, input.room_id, input.author_id
      FROM unnest(room_ids, to_user_ids, author_ids, session_ids, client_ids, reply_to_ids)
        WITH ORDINALITY AS input (room_id, to_user_id, author_id, session_id, client_id, reply_to_id, place)
      JOIN friends ON friends.low_id = least(input.author_id, input.to_user_id)
        AND friends.high_id = greatest(input.author_id, input.to_user_id) AND friends.status = 'ACCEPTED'
      JOIN sessions ON sessions.id = input.session_id AND sessions.user_id = input.author_id
        AND sessions.revoked_at IS NULL AND sessions.expires_at > now()
      WHERE input.reply_to_id IS NULL AND NOT is_banned(input.author_id)
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
      CASE w.outcome WHEN 'not_found' THEN why_not_found(author_ids[w.place::int], to_user_ids[w.place::int]) ELSE w.outcome END,
      w.id, w.author_name, w.seq, w.rev, w.body, w.created_at, w.edited_at, w.deleted_at, w.reply_to_id,
      targets[w.place::int], NULL::uuid, NULL, NULL::timestamptz, false
    FROM write_messages(ids, targets, author_ids, session_ids, client_ids, bodies, reply_to_ids) AS w;
    RETURN;
  END IF;

  RETURN QUERY
  SELECT
    w.place,
    CASE w.outcome WHEN 'not_found' THEN why_not_found(author_ids[w.place::int], to_user_ids[w.place::int]) ELSE w.outcome END,
    w.id, w.author_name, w.seq, w.rev, w.body, w.created_at, w.edited_at, w.deleted_at, w.reply_to_id,
    targets[w.place::int], direct.other_id, direct.username, direct.created_at, targets[w.place::int] = ANY (new_ids)
  FROM write_messages(ids, targets, author_ids, session_ids, client_ids, bodies, reply_to_ids) AS w
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
