-- CreateEnum
CREATE TYPE "FriendStatus" AS ENUM ('PENDING', 'ACCEPTED');

-- AlterTable
ALTER TABLE "rooms" ADD COLUMN     "direct_high_id" UUID,
ADD COLUMN     "direct_low_id" UUID;

-- CreateTable
CREATE TABLE "friends" (
    "low_id" UUID NOT NULL,
    "high_id" UUID NOT NULL,
    "status" "FriendStatus" NOT NULL,
    "requester_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "accepted_at" TIMESTAMPTZ(3),

    CONSTRAINT "friends_pkey" PRIMARY KEY ("low_id","high_id")
);

-- CreateTable
CREATE TABLE "blocks" (
    "blocker_id" UUID NOT NULL,
    "blocked_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "blocks_pkey" PRIMARY KEY ("blocker_id","blocked_id")
);

-- CreateTable
CREATE TABLE "user_bans" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "banned_by_id" UUID,
    "reason" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3),
    "lifted_at" TIMESTAMPTZ(3),
    "lifted_by_id" UUID,

    CONSTRAINT "user_bans_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "room_bans" (
    "room_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "banned_by_id" UUID,
    "reason" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "room_bans_pkey" PRIMARY KEY ("room_id","user_id")
);

-- CreateIndex
CREATE INDEX "friends_high_id_low_id_idx" ON "friends"("high_id", "low_id");

-- CreateIndex
CREATE INDEX "friends_requester_id_idx" ON "friends"("requester_id");

-- CreateIndex
CREATE INDEX "blocks_blocked_id_blocker_id_idx" ON "blocks"("blocked_id", "blocker_id");

-- CreateIndex
CREATE INDEX "user_bans_user_id_lifted_at_idx" ON "user_bans"("user_id", "lifted_at");

-- CreateIndex
CREATE INDEX "user_bans_created_at_idx" ON "user_bans"("created_at");

-- CreateIndex
CREATE INDEX "user_bans_banned_by_id_idx" ON "user_bans"("banned_by_id");

-- CreateIndex
CREATE INDEX "user_bans_lifted_by_id_idx" ON "user_bans"("lifted_by_id");

-- CreateIndex
CREATE INDEX "room_bans_user_id_idx" ON "room_bans"("user_id");

-- CreateIndex
CREATE INDEX "room_bans_banned_by_id_idx" ON "room_bans"("banned_by_id");

-- CreateIndex
CREATE INDEX "rooms_direct_high_id_idx" ON "rooms"("direct_high_id");

-- CreateIndex
CREATE UNIQUE INDEX "rooms_direct_low_id_direct_high_id_key" ON "rooms"("direct_low_id", "direct_high_id");

-- AddForeignKey
ALTER TABLE "friends" ADD CONSTRAINT "friends_low_id_fkey" FOREIGN KEY ("low_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "friends" ADD CONSTRAINT "friends_high_id_fkey" FOREIGN KEY ("high_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "friends" ADD CONSTRAINT "friends_requester_id_fkey" FOREIGN KEY ("requester_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "blocks" ADD CONSTRAINT "blocks_blocker_id_fkey" FOREIGN KEY ("blocker_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "blocks" ADD CONSTRAINT "blocks_blocked_id_fkey" FOREIGN KEY ("blocked_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "user_bans" ADD CONSTRAINT "user_bans_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "user_bans" ADD CONSTRAINT "user_bans_banned_by_id_fkey" FOREIGN KEY ("banned_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "user_bans" ADD CONSTRAINT "user_bans_lifted_by_id_fkey" FOREIGN KEY ("lifted_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "room_bans" ADD CONSTRAINT "room_bans_room_id_fkey" FOREIGN KEY ("room_id") REFERENCES "rooms"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "room_bans" ADD CONSTRAINT "room_bans_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "room_bans" ADD CONSTRAINT "room_bans_banned_by_id_fkey" FOREIGN KEY ("banned_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rooms" ADD CONSTRAINT "rooms_direct_low_id_fkey" FOREIGN KEY ("direct_low_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rooms" ADD CONSTRAINT "rooms_direct_high_id_fkey" FOREIGN KEY ("direct_high_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE friends
  ADD CONSTRAINT friends_low_first CHECK (low_id < high_id),
  ADD CONSTRAINT friends_asked_by_one_of_them CHECK (requester_id IN (low_id, high_id)),
  ADD CONSTRAINT friends_accepted_at CHECK ((status = 'ACCEPTED') = (accepted_at IS NOT NULL));

ALTER TABLE blocks
  ADD CONSTRAINT blocks_another CHECK (blocker_id <> blocked_id);

ALTER TABLE user_bans
  ADD CONSTRAINT user_bans_reason_length CHECK (char_length(reason) BETWEEN 1 AND 500),
  ADD CONSTRAINT user_bans_expire_later CHECK (expires_at > created_at);

ALTER TABLE room_bans
  ADD CONSTRAINT room_bans_reason_length CHECK (char_length(reason) <= 500);

-- Direct messages have two people instead of a name.
ALTER TABLE rooms
  DROP CONSTRAINT rooms_name_length,
  ADD CONSTRAINT rooms_name_length CHECK (char_length(name) BETWEEN (CASE kind WHEN 'DIRECT' THEN 0 ELSE 1 END) AND 80),
  ADD CONSTRAINT rooms_direct_has_a_pair CHECK (
    (kind = 'DIRECT') = (direct_low_id IS NOT NULL AND direct_high_id IS NOT NULL)
    AND (direct_low_id IS NULL) = (direct_high_id IS NULL)
  ),
  ADD CONSTRAINT rooms_direct_low_first CHECK (direct_low_id < direct_high_id);

-- Whether the person is banned at this moment.
CREATE FUNCTION is_banned(person uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT FROM user_bans
    WHERE user_id = person AND lifted_at IS NULL AND (expires_at IS NULL OR expires_at > now())
  )
$$;

CREATE FUNCTION are_friends(low uuid, high uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT FROM friends WHERE low_id = low AND high_id = high AND status = 'ACCEPTED')
$$;

-- Writes a batch of messages in one round trip and one transaction: the i-th element of each array is one message.
-- Returns one row per message, in no particular order, with its place in the batch (from 1) and what became of it:
--   written        the columns hold the new message
--   duplicate      its author had sent the same before; the columns hold the stored message as it is now
--   conflict       its author had used the client id for another message
--   raced          the same client id was written to another room at this very moment: try again
--   not_a_member   the room is public and its author is not in it
--   not_found      no such room, or none that its author may know of
--   not_friends    the room holds the direct messages of two who are no friends (any more)
--   session_ended  the session it was sent under was revoked or has expired
--   banned         its author is banned
-- The rooms are locked first, in the order of their ids, by a statement of its own: the second statement then sees all
-- that earlier holders of those locks have committed, so revs have no holes and membership is judged as it is now.
CREATE OR REPLACE FUNCTION write_messages(
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
        WHEN is_banned(input.author_id) THEN 'banned'
        WHEN stored.room_id = input.room_id
          AND coalesce(stored.body_sha256 = sha256(convert_to(input.body, 'UTF8')), true) THEN 'duplicate'
        WHEN stored.id IS NOT NULL THEN 'conflict'
        WHEN members.user_id IS NOT NULL AND rooms.kind = 'DIRECT'
          AND NOT are_friends(rooms.direct_low_id, rooms.direct_high_id) THEN 'not_friends'
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
