-- The audit by the beginning of a room's name, as it was then: of what was done to the room, and of what was done in it.
CREATE INDEX IF NOT EXISTS audit_entries_room_prefix_idx
  ON audit_entries (
    lower(CASE WHEN target_kind = 'room' THEN target_name ELSE details ->> 'roomName' END) text_pattern_ops, created_at, id
  );

-- And by where it was done from.
CREATE INDEX IF NOT EXISTS audit_entries_address_idx ON audit_entries USING gist ((address::inet) inet_ops);

-- How rare a name is decides whether its entries are looked up, or looked for among the newest; the usual hundred steps
-- say too little of one name.
ALTER INDEX audit_entries_actor_prefix_idx ALTER COLUMN 1 SET STATISTICS 1000;
ALTER INDEX audit_entries_target_prefix_idx ALTER COLUMN 1 SET STATISTICS 1000;
ALTER INDEX audit_entries_room_prefix_idx ALTER COLUMN 1 SET STATISTICS 1000;
