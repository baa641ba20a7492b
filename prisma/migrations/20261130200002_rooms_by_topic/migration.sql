-- The directory finds rooms by what they are about, as it does by name.
CREATE INDEX IF NOT EXISTS rooms_topic_idx ON rooms USING gin (lower(topic) gin_trgm_ops);
