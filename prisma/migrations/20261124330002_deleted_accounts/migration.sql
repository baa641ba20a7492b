-- AlterTable
ALTER TABLE "users" ADD COLUMN     "deleted_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "retired_usernames" (
    "key_sha256" BYTEA NOT NULL,
    "free_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "retired_usernames_pkey" PRIMARY KEY ("key_sha256")
);

-- CreateIndex
CREATE INDEX "retired_usernames_free_at_idx" ON "retired_usernames"("free_at");

ALTER TABLE retired_usernames
  ADD CONSTRAINT retired_usernames_digest_length CHECK (octet_length(key_sha256) = 32);

-- Who is gone has a name that nobody can sign up with, a key that no search begins with, and no password.
-- may drop: the constraints of the same names below take their places, and allow more
ALTER TABLE users
  DROP CONSTRAINT users_username_shape,
  DROP CONSTRAINT users_username_key_lower,
  DROP CONSTRAINT users_password_hashed;

ALTER TABLE users
  ADD CONSTRAINT users_username_shape CHECK (
    CASE WHEN deleted_at IS NULL THEN username ~ '^[A-Za-z0-9_]{3,32}$' ELSE username = 'Deleted user' END
  ) NOT VALID,
  ADD CONSTRAINT users_username_key_lower CHECK (
    username_key = CASE WHEN deleted_at IS NULL THEN lower(username) ELSE '~' || id END
  ) NOT VALID,
  ADD CONSTRAINT users_password_hashed CHECK (
    CASE WHEN deleted_at IS NULL THEN password_hash LIKE '$argon2id$%' ELSE password_hash = '' END
  ) NOT VALID,
  ADD CONSTRAINT users_deleted_without_role CHECK (deleted_at IS NULL OR role = 'USER') NOT VALID;

-- A name is free again some time after its account is gone. After the insertion, for a sign-up that waited for the
-- deletion has only now seen it.
CREATE FUNCTION refuse_retired_username() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM retired_usernames
    WHERE key_sha256 = sha256(convert_to(NEW.username_key, 'UTF8')) AND free_at > clock_timestamp()
  ) THEN
    RAISE EXCEPTION 'This username is not free yet' USING
      ERRCODE = 'unique_violation', DETAIL = 'Key (username_key) belonged to somebody else until lately.';
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER users_refuse_retired_username AFTER INSERT ON users
  FOR EACH ROW EXECUTE FUNCTION refuse_retired_username();

-- Whoever adds somebody to a room waits for the end of that person's deletion, and then adds nobody.
CREATE FUNCTION refuse_deleted_member() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM users WHERE id = NEW.user_id AND deleted_at IS NULL FOR SHARE;
  RETURN CASE WHEN FOUND THEN NEW END;
END $$;

CREATE TRIGGER room_members_refuse_deleted BEFORE INSERT ON room_members
  FOR EACH ROW EXECUTE FUNCTION refuse_deleted_member();
