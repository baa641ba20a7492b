-- CreateTable
CREATE TABLE "password_resets" (
    "token_sha256" BYTEA NOT NULL,
    "user_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "password_resets_pkey" PRIMARY KEY ("token_sha256")
);

-- CreateIndex
CREATE INDEX "password_resets_user_id_idx" ON "password_resets"("user_id");

-- AddForeignKey
ALTER TABLE "password_resets" ADD CONSTRAINT "password_resets_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE password_resets
  ADD CONSTRAINT password_resets_digest_length CHECK (octet_length(token_sha256) = 32),
  ADD CONSTRAINT password_resets_expire_later CHECK (expires_at > created_at);

-- People by the beginning of their names, in the order of the letters' codes, whatever the database's own order. The
-- condition is true of all; it keeps Prisma, which misreads the operator class, from wanting to make the index anew.
CREATE INDEX users_username_prefix_idx ON users (username_key text_pattern_ops) WHERE username_key IS NOT NULL;
CREATE INDEX users_admins_idx ON users (username_key text_pattern_ops) WHERE role = 'ADMIN';

-- What holds now, newest first.
CREATE INDEX user_bans_held_idx ON user_bans (created_at, id) WHERE lifted_at IS NULL;
CREATE INDEX ip_bans_held_idx ON ip_bans (created_at, id) WHERE lifted_at IS NULL;
