-- The audit by the beginning of a room's name, as it was then: of what was done to the room, and of what was done in it.
CREATE INDEX IF NOT EXISTS audit_entries_room_prefix_idx
  ON audit_entries (
    lower(CASE WHEN target_kind = 'room' THEN target_name ELSE details ->> 'roomName' END) text_pattern_ops, created_at, id
  );

-- And by where it was done from.
CREATE INDEX IF NOT EXISTS audit_entries_address_idx ON audit_entries USING gist ((address::inet) inet_ops);
