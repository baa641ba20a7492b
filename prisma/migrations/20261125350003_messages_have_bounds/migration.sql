-- The bound was the same before.
ALTER TABLE messages VALIDATE CONSTRAINT messages_body_chars;
