-- CreateEnum
CREATE TYPE "RoomNotify" AS ENUM ('ALL', 'MENTIONS', 'NOTHING');

-- AlterTable
ALTER TABLE "room_members" ADD COLUMN     "notify" "RoomNotify" NOT NULL DEFAULT 'MENTIONS';

-- Who enters a room has read what was said before, as far as counts go: nobody begins with 99 unread messages.
CREATE FUNCTION begin_reading_at_head() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.last_read_seq := greatest(NEW.last_read_seq, (SELECT head_rev FROM rooms WHERE id = NEW.room_id));
  RETURN NEW;
END $$;

CREATE TRIGGER room_members_begin_reading BEFORE INSERT ON room_members
  FOR EACH ROW EXECUTE FUNCTION begin_reading_at_head();

-- Until now nobody could say what they have read.
UPDATE room_members SET last_read_seq = rooms.head_rev FROM rooms WHERE rooms.id = room_members.room_id;
