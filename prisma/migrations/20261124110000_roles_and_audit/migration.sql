-- CreateTable
CREATE TABLE "audit_entries" (
    "id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "action" TEXT NOT NULL,
    "actor_id" UUID,
    "actor_name" TEXT NOT NULL,
    "target_kind" TEXT NOT NULL,
    "target_id" TEXT,
    "target_name" TEXT NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "address" TEXT,
    "details" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "audit_entries_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "audit_entries_created_at_id_idx" ON "audit_entries"("created_at", "id");

-- CreateIndex
CREATE INDEX "audit_entries_action_created_at_id_idx" ON "audit_entries"("action", "created_at", "id");

-- Names are searched without regard to case.
CREATE INDEX audit_entries_actor_name_idx ON audit_entries (lower(actor_name), created_at, id);
CREATE INDEX audit_entries_target_name_idx ON audit_entries (lower(target_name), created_at, id);

ALTER TABLE audit_entries
  ADD CONSTRAINT audit_entries_action_shape CHECK (action ~ '^[a-z_]{1,40}$'),
  ADD CONSTRAINT audit_entries_target_kind_shape CHECK (target_kind ~ '^[a-z_]{1,20}$'),
  ADD CONSTRAINT audit_entries_reason_length CHECK (char_length(reason) <= 500);

-- Nothing that was recorded changes or goes away, whoever asks.
CREATE FUNCTION refuse_to_rewrite_audit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'Audit entries can be added only: % is refused', TG_OP USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TRIGGER audit_entries_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entries
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_to_rewrite_audit();

-- A site that runs the application under a role of its own, not the tables' owner, calls it banter_app. That role can
-- neither change an entry nor take the trigger away.
DO $$
BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'banter_app') THEN
    REVOKE ALL ON audit_entries FROM banter_app;
    GRANT SELECT, INSERT ON audit_entries TO banter_app;
  END IF;
END $$;

-- Somebody is always left who can make others admins, also when two admins demote each other, or an account goes away.
-- The lock lets one such change in at a time; the look at the others comes after it, and sees what the one before did.
-- hashtext gives the key of the lock a name.
CREATE FUNCTION keep_an_admin() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('banter: admins'));
  IF NOT EXISTS (SELECT FROM users WHERE role = 'ADMIN' AND id <> OLD.id) THEN
    RAISE EXCEPTION 'The last admin stays an admin' USING ERRCODE = 'BN001';
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;

CREATE TRIGGER users_keep_an_admin_demoted
  BEFORE UPDATE OF role ON users
  FOR EACH ROW WHEN (OLD.role = 'ADMIN' AND NEW.role <> 'ADMIN') EXECUTE FUNCTION keep_an_admin();

CREATE TRIGGER users_keep_an_admin_deleted
  BEFORE DELETE ON users
  FOR EACH ROW WHEN (OLD.role = 'ADMIN') EXECUTE FUNCTION keep_an_admin();

-- The ban of a person that holds at this moment, of several the one that holds longest; no row for one who is not banned.
CREATE FUNCTION find_ban(person uuid) RETURNS SETOF user_bans LANGUAGE sql STABLE ROWS 1 AS $$
  SELECT * FROM user_bans
  WHERE user_id = person AND lifted_at IS NULL AND (expires_at IS NULL OR expires_at > now())
  ORDER BY expires_at DESC NULLS FIRST LIMIT 1
$$;
