-- Every message that another answers is there.
ALTER TABLE messages VALIDATE CONSTRAINT messages_reply_to_id_fkey;
