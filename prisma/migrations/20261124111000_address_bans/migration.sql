-- CreateTable
CREATE TABLE "ip_bans" (
    "id" UUID NOT NULL,
    "network" CIDR NOT NULL,
    "banned_by_id" UUID,
    "reason" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3),
    "lifted_at" TIMESTAMPTZ(3),
    "lifted_by_id" UUID,

    CONSTRAINT "ip_bans_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "ip_bans_created_at_id_idx" ON "ip_bans"("created_at", "id");

-- CreateIndex
CREATE INDEX "ip_bans_lifted_at_idx" ON "ip_bans"("lifted_at");

-- CreateIndex
CREATE INDEX "ip_bans_banned_by_id_idx" ON "ip_bans"("banned_by_id");

-- CreateIndex
CREATE INDEX "ip_bans_lifted_by_id_idx" ON "ip_bans"("lifted_by_id");

-- AddForeignKey
ALTER TABLE "ip_bans" ADD CONSTRAINT "ip_bans_banned_by_id_fkey" FOREIGN KEY ("banned_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ip_bans" ADD CONSTRAINT "ip_bans_lifted_by_id_fkey" FOREIGN KEY ("lifted_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- An IPv6 subscriber has a /64 at least, so nothing narrower keeps one out; and IPv4 in IPv6 clothes is written as IPv4.
ALTER TABLE ip_bans
  ADD CONSTRAINT ip_bans_reason_length CHECK (char_length(reason) BETWEEN 1 AND 500),
  ADD CONSTRAINT ip_bans_expire_later CHECK (expires_at > created_at),
  ADD CONSTRAINT ip_bans_width CHECK (
    CASE family(network) WHEN 4 THEN masklen(network) >= 16 ELSE masklen(network) BETWEEN 32 AND 64 END
  ),
  ADD CONSTRAINT ip_bans_no_mapped_ipv4 CHECK (NOT network <<= '::ffff:0:0/96');

-- Which bans cover an address.
CREATE INDEX ip_bans_network_idx ON ip_bans USING gist (network inet_ops) WHERE lifted_at IS NULL;

-- Who was seen on an address or in a network.
CREATE INDEX sessions_address_idx ON sessions USING gist ((address::inet) inet_ops);
