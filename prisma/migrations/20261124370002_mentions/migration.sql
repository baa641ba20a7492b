-- AlterTable
ALTER TABLE "messages" ADD COLUMN     "mentions" JSONB;

-- CreateTable
CREATE TABLE "message_mentions" (
    "room_id" UUID NOT NULL,
    "target_id" UUID NOT NULL,
    "seq" BIGINT NOT NULL,
    "message_id" UUID NOT NULL,
    "author_id" UUID NOT NULL,

    CONSTRAINT "message_mentions_pkey" PRIMARY KEY ("room_id","target_id","seq")
);

-- CreateIndex
CREATE INDEX "message_mentions_message_id_idx" ON "message_mentions"("message_id");

-- AddForeignKey
ALTER TABLE "message_mentions" ADD CONSTRAINT "message_mentions_message_id_fkey" FOREIGN KEY ("message_id") REFERENCES "messages"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Takes down whom a message mentions, in place of whom it did: those of these names, in lower case, who are in its room.
-- "room" is everybody in it, by its owner and moderators. Answers with what the message keeps: who is meant by which
-- name, so that a reader can tell a mention from text. Somebody who blocks the author is meant, too, or the author would
-- learn of the block; but they are not called.
CREATE FUNCTION set_mentions(of_message uuid, names text[]) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  meant jsonb;
BEGIN
  DELETE FROM message_mentions WHERE message_id = of_message;

  WITH message AS (
    SELECT m.id, m.room_id, m.seq, m.author_id, mine.role
    FROM messages AS m JOIN room_members AS mine ON mine.room_id = m.room_id AND mine.user_id = m.author_id
    WHERE m.id = of_message
  ), found AS (
    SELECT n.place, n.name, users.id AS user_id
    FROM message, unnest(names) WITH ORDINALITY AS n (name, place)
    JOIN users ON users.username_key = n.name
    WHERE n.name <> 'room' AND EXISTS (
      SELECT FROM room_members WHERE room_id = message.room_id AND user_id = users.id
    )
    UNION ALL
    SELECT n.place, n.name, NULL
    FROM message, unnest(names) WITH ORDINALITY AS n (name, place)
    WHERE n.name = 'room' AND message.role IN ('OWNER', 'MODERATOR')
  ), called AS (
    INSERT INTO message_mentions (room_id, target_id, seq, message_id, author_id)
    SELECT message.room_id, coalesce(found.user_id, message.room_id), message.seq, message.id, message.author_id
    FROM message, found
    WHERE NOT EXISTS (SELECT FROM blocks WHERE blocker_id = found.user_id AND blocked_id = message.author_id)
  )
  SELECT jsonb_agg(jsonb_build_object('name', found.name, 'userId', found.user_id) ORDER BY found.place)
  INTO meant FROM found;

  UPDATE messages SET mentions = meant WHERE id = of_message AND mentions IS DISTINCT FROM meant;
  RETURN meant;
END $$;
