-- What somebody wrote, by room, the newest first: a search by author needs no words then.
CREATE INDEX IF NOT EXISTS messages_author_room_idx ON messages (author_id, room_id, id DESC) WHERE body IS NOT NULL;
