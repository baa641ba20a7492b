-- What a username looks like: its skeleton by Unicode Technical Standard 39, which for the characters that it may hold
-- comes to this, and with rows of underscores as one.
CREATE FUNCTION username_skeleton(username text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT lower(regexp_replace(replace(translate(username, 'I10', 'llO'), 'm', 'rn'), '_+', '_', 'g') COLLATE "C")
$$;

CREATE INDEX IF NOT EXISTS users_username_skeleton ON users (username_skeleton(username)) WHERE deleted_at IS NULL;

-- Nobody signs up as what people would take for somebody who is there. Two who come at the same moment may both get
-- their names: neither is known to anybody yet, so there is nobody to be taken for.
CREATE FUNCTION refuse_confusable_username() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM users
    WHERE username_skeleton(username) = username_skeleton(NEW.username) AND deleted_at IS NULL AND id <> NEW.id
  ) THEN
    RAISE EXCEPTION 'This username looks like that of somebody else' USING
      ERRCODE = 'unique_violation', DETAIL = 'Key (username_key) looks like one that exists.';
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER users_refuse_confusable_username AFTER INSERT ON users
  FOR EACH ROW EXECUTE FUNCTION refuse_confusable_username();
