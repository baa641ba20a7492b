-- By room, too, so that a search costs what is found where one is, however often its words occur elsewhere. A deleted
-- message has no body, so that nothing of it is here. Without the list of pending entries, whose clearing would hold up
-- one write in thousands for as long as it takes.
CREATE INDEX IF NOT EXISTS messages_search_idx ON messages USING gin (room_id, search_words(body)) WITH (fastupdate = off);
