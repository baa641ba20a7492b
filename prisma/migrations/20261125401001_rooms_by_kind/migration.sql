-- What admins see when they ask for the rooms of one kind, however few there are: the newest first.
CREATE INDEX IF NOT EXISTS rooms_kind_newest_idx ON rooms (kind, created_at, id) WHERE kind <> 'DIRECT';
