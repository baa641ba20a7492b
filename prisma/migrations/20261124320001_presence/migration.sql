-- CreateEnum
CREATE TYPE "PresenceState" AS ENUM ('ONLINE', 'AWAY', 'OFFLINE');

-- CreateTable
CREATE TABLE "presences" (
    "user_id" UUID NOT NULL,
    "node_id" UUID NOT NULL,
    "state" "PresenceState" NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "presences_pkey" PRIMARY KEY ("user_id","node_id")
);

-- CreateIndex
CREATE INDEX "presences_node_id_idx" ON "presences"("node_id");

-- CreateIndex
CREATE INDEX "presences_changed_at_idx" ON "presences"("changed_at");

-- AddForeignKey
ALTER TABLE "presences" ADD CONSTRAINT "presences_node_id_fkey" FOREIGN KEY ("node_id") REFERENCES "realtime_nodes"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Who becomes or is no longer a friend may see another's presence or not. The lower id first, so that two that are
-- noted at once wait for each other in one order.
CREATE FUNCTION note_friendship() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF OLD.status = 'ACCEPTED' THEN
      PERFORM note_access_change(OLD.low_id);
      PERFORM note_access_change(OLD.high_id);
    END IF;
  ELSIF NEW.status = 'ACCEPTED' THEN
    PERFORM note_access_change(NEW.low_id);
    PERFORM note_access_change(NEW.high_id);
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER friends_note_access AFTER INSERT OR UPDATE OR DELETE ON friends
  FOR EACH ROW EXECUTE FUNCTION note_friendship();
