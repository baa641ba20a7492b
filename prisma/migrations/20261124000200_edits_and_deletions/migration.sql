-- A deleted message keeps its place, and nothing of what it said.
ALTER TABLE "messages"
  ADD COLUMN "edited_at" TIMESTAMPTZ(3),
  ADD COLUMN "deleted_at" TIMESTAMPTZ(3),
  ALTER COLUMN "body" DROP NOT NULL,
  ALTER COLUMN "body_sha256" DROP NOT NULL,
  ADD CONSTRAINT messages_deleted_without_body CHECK ((body IS NULL) = (deleted_at IS NOT NULL)),
  ADD CONSTRAINT messages_deleted_without_digest CHECK ((body_sha256 IS NULL) = (deleted_at IS NOT NULL));

-- As before, but a stored message may have been edited or deleted since.
DROP FUNCTION write_messages(uuid[], uuid[], uuid[], uuid[], uuid[], text[]);

-- Writes a batch of messages in one round trip and one transaction: the i-th element of each array is one message.
-- Returns one row per message, in no particular order, with its place in the batch (from 1) and what became of it:
--   written        the columns hold the new message
--   duplicate      its author had sent the same before; the columns hold the stored message as it is now
--   conflict       its author had used the client id for another message
--   raced          the same client id was written to another room at this very moment: try again
--   not_a_member   the room is public and its author is not in it
--   not_found      no such room, or none that its author may know of
--   session_ended  the session it was sent under was revoked or has expired
-- The rooms are locked first, in the order of their ids, by a statement of its own: the second statement then sees all
-- that earlier holders of those locks have committed, so revs have no holes and membership is judged as it is now.
CREATE FUNCTION write_messages(
  ids uuid[], room_ids uuid[], author_ids uuid[], session_ids uuid[], client_ids uuid[], bodies text[]
) RETURNS TABLE (
  place bigint, outcome text, id uuid, author_name text, seq bigint, rev bigint, body text,
  created_at timestamptz, edited_at timestamptz, deleted_at timestamptz
) LANGUAGE plpgsql AS $$
#variable_conflict use_column
BEGIN
  PERFORM 1 FROM rooms WHERE rooms.id = ANY (room_ids) ORDER BY rooms.id FOR NO KEY UPDATE;

  RETURN QUERY
  WITH input AS (
    SELECT * FROM unnest(ids, room_ids, author_ids, session_ids, client_ids, bodies)
      WITH ORDINALITY AS t (id, room_id, author_id, session_id, client_id, body, place)
  ), judged AS (
    SELECT
      input.*,
      sha256(convert_to(input.body, 'UTF8')) AS body_sha256,
      users.username AS author_name,
      stored.id AS stored_id, stored.seq AS stored_seq, stored.rev AS stored_rev,
      stored.body AS stored_body, stored.created_at AS stored_at, stored.edited_at, stored.deleted_at,
      CASE
        WHEN sessions.id IS NULL THEN 'session_ended'
        WHEN stored.room_id = input.room_id
          AND coalesce(stored.body_sha256 = sha256(convert_to(input.body, 'UTF8')), true) THEN 'duplicate'
        WHEN stored.id IS NOT NULL THEN 'conflict'
        WHEN members.user_id IS NOT NULL THEN 'written'
        WHEN rooms.kind = 'PUBLIC' THEN 'not_a_member'
        ELSE 'not_found'
      END AS outcome
    FROM input
    LEFT JOIN users ON users.id = input.author_id
    LEFT JOIN sessions ON sessions.id = input.session_id AND sessions.user_id = input.author_id
      AND sessions.revoked_at IS NULL AND sessions.expires_at > now()
    LEFT JOIN rooms ON rooms.id = input.room_id
    LEFT JOIN room_members AS members ON members.room_id = input.room_id AND members.user_id = input.author_id
    LEFT JOIN messages AS stored ON stored.author_id = input.author_id AND stored.client_id = input.client_id
  ), numbered AS (
    SELECT judged.*, row_number() OVER (PARTITION BY judged.room_id ORDER BY judged.place) AS nth
    FROM judged WHERE judged.outcome = 'written'
  ), grown AS (
    UPDATE rooms SET head_rev = rooms.head_rev + counts.n
    FROM (SELECT numbered.room_id, count(*) AS n FROM numbered GROUP BY numbered.room_id) AS counts
    WHERE rooms.id = counts.room_id
    RETURNING rooms.id, rooms.head_rev - counts.n AS base
  ), inserted AS (
    INSERT INTO messages (id, room_id, author_id, client_id, seq, rev, body, body_sha256)
    SELECT numbered.id, numbered.room_id, numbered.author_id, numbered.client_id,
      grown.base + numbered.nth, grown.base + numbered.nth, numbered.body, numbered.body_sha256
    FROM numbered JOIN grown ON grown.id = numbered.room_id
    ON CONFLICT (author_id, client_id) DO NOTHING
    RETURNING messages.id, messages.seq, messages.rev, messages.body, messages.created_at
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
    judged.deleted_at
  FROM judged LEFT JOIN inserted ON inserted.id = judged.id;
END $$;
