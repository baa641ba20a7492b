-- CreateTable
CREATE TABLE "room_invites" (
    "id" UUID NOT NULL,
    "room_id" UUID NOT NULL,
    "token_sha256" BYTEA NOT NULL,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "max_uses" INTEGER NOT NULL,
    "uses" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "room_invites_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "room_invites_token_sha256_key" ON "room_invites"("token_sha256");

-- CreateIndex
CREATE INDEX "room_invites_room_id_created_at_idx" ON "room_invites"("room_id", "created_at");

-- CreateIndex
CREATE INDEX "room_invites_created_by_id_idx" ON "room_invites"("created_by_id");

-- AddForeignKey
ALTER TABLE "room_invites" ADD CONSTRAINT "room_invites_room_id_fkey" FOREIGN KEY ("room_id") REFERENCES "rooms"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "room_invites" ADD CONSTRAINT "room_invites_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE room_invites
  ADD CONSTRAINT room_invites_digest_length CHECK (octet_length(token_sha256) = 32),
  ADD CONSTRAINT room_invites_expire_later CHECK (expires_at > created_at),
  ADD CONSTRAINT room_invites_uses_bounded CHECK (uses BETWEEN 0 AND max_uses);
