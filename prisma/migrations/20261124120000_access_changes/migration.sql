-- CreateTable
CREATE TABLE "access_changes" (
    "user_id" UUID NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "access_changes_pkey" PRIMARY KEY ("user_id")
);

-- CreateTable
CREATE TABLE "realtime_nodes" (
    "id" UUID NOT NULL,
    "access_seen_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "realtime_nodes_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "access_changes_changed_at_idx" ON "access_changes"("changed_at");

-- CreateIndex
CREATE INDEX "realtime_nodes_access_seen_at_idx" ON "realtime_nodes"("access_seen_at");

-- AddForeignKey
ALTER TABLE "access_changes" ADD CONSTRAINT "access_changes_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Notes whose sockets may now hear other things than before. A person who is being deleted has none.
CREATE FUNCTION note_access_change(person uuid) RETURNS void LANGUAGE sql AS $$
  INSERT INTO access_changes (user_id, changed_at) SELECT id, now() FROM users WHERE id = person
  ON CONFLICT (user_id) DO UPDATE SET changed_at = greatest(access_changes.changed_at, excluded.changed_at)
$$;

CREATE FUNCTION note_block() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM note_access_change(CASE TG_OP WHEN 'DELETE' THEN OLD.blocker_id ELSE NEW.blocker_id END);
  RETURN NULL;
END $$;

CREATE TRIGGER blocks_note_access AFTER INSERT OR DELETE ON blocks
  FOR EACH ROW EXECUTE FUNCTION note_block();

-- Who joins hears of it through the broker, or with the next broadcast that is found missing; who is out must be out.
CREATE FUNCTION note_end_of_membership() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM note_access_change(OLD.user_id);
  RETURN NULL;
END $$;

CREATE TRIGGER room_members_note_access AFTER DELETE ON room_members
  FOR EACH ROW EXECUTE FUNCTION note_end_of_membership();

-- Blocks and friendships of one pair wait for each other, so that neither overlooks the other.
CREATE FUNCTION lock_pair(one uuid, other uuid) RETURNS void LANGUAGE sql AS $$
  SELECT pg_advisory_xact_lock(hashtextextended(least(one, other)::text || greatest(one, other)::text, 0))
$$;

CREATE FUNCTION is_blocked_either_way(one uuid, other uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT FROM blocks WHERE (blocker_id = one AND blocked_id = other) OR (blocker_id = other AND blocked_id = one)
  )
$$;

-- A block ends what there was between the two, requests included.
CREATE FUNCTION end_friendship_of_blocked() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM lock_pair(NEW.blocker_id, NEW.blocked_id);
  DELETE FROM friends
  WHERE low_id = least(NEW.blocker_id, NEW.blocked_id) AND high_id = greatest(NEW.blocker_id, NEW.blocked_id);
  RETURN NULL;
END $$;

CREATE TRIGGER blocks_end_friendship AFTER INSERT ON blocks
  FOR EACH ROW EXECUTE FUNCTION end_friendship_of_blocked();

-- And nothing new begins: no row is written, and nobody is told why.
CREATE FUNCTION refuse_friendship_of_blocked() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM lock_pair(NEW.low_id, NEW.high_id);
  IF is_blocked_either_way(NEW.low_id, NEW.high_id) THEN
    RETURN NULL;
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER friends_refuse_blocked BEFORE INSERT OR UPDATE ON friends
  FOR EACH ROW EXECUTE FUNCTION refuse_friendship_of_blocked();
