-- Makes somebody a member of a public room, OWNER when it is empty. One call, so that a room that many join at once is
-- locked for as long as this takes, and not for the time of several questions from elsewhere. The room's lock comes
-- first, then the person's, as everywhere; each statement sees what was committed before it. The outcomes:
--   joined, member (was one already), not_found (absent, or not public), banned_from_room,
--   session_ended (unless session_id is null), banned (why, and until when)
CREATE FUNCTION join_public_room(joiner_id uuid, joined_room_id uuid, session_id uuid)
RETURNS TABLE (
  outcome text, member_count integer, username text, role "RoomRole", joined_at timestamptz,
  ban_reason text, ban_expires_at timestamptz
) LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
  is_live boolean;
BEGIN
  SELECT rooms.member_count INTO member_count FROM rooms
  WHERE rooms.id = joined_room_id AND rooms.kind = 'PUBLIC' FOR NO KEY UPDATE;
  IF NOT FOUND THEN
    outcome := 'not_found';
    RETURN NEXT;
    RETURN;
  END IF;

  SELECT users.username INTO username FROM users WHERE users.id = joiner_id FOR SHARE;
  is_live := join_public_room.session_id IS NULL OR EXISTS (
    SELECT FROM sessions WHERE sessions.id = join_public_room.session_id AND sessions.user_id = joiner_id
      AND sessions.revoked_at IS NULL AND sessions.expires_at > now()
  );
  SELECT ban.reason, ban.expires_at INTO ban_reason, ban_expires_at FROM find_ban(joiner_id) AS ban;

  IF NOT is_live THEN
    outcome := 'session_ended';
  ELSIF ban_reason IS NOT NULL THEN
    outcome := 'banned';
  ELSIF EXISTS (
    SELECT FROM room_members WHERE room_members.room_id = joined_room_id AND room_members.user_id = joiner_id
  ) THEN
    outcome := 'member';
  ELSIF EXISTS (
    SELECT FROM room_bans WHERE room_bans.room_id = joined_room_id AND room_bans.user_id = joiner_id
  ) THEN
    outcome := 'banned_from_room';
  ELSE
    outcome := 'joined';
    INSERT INTO room_members (room_id, user_id, role)
    VALUES (joined_room_id, joiner_id, CASE member_count WHEN 0 THEN 'OWNER' ELSE 'MEMBER' END::"RoomRole")
    RETURNING room_members.role, room_members.joined_at INTO role, joined_at;
    IF NOT FOUND THEN -- the account was deleted meanwhile: a trigger lets nobody in who is gone
      outcome := 'session_ended';
      RETURN NEXT;
      RETURN;
    END IF;
    UPDATE rooms SET member_count = rooms.member_count + 1 WHERE rooms.id = joined_room_id
    RETURNING rooms.member_count INTO member_count;
  END IF;
  RETURN NEXT;
END $$;
