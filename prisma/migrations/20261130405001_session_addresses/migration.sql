-- CreateTable
CREATE TABLE "session_addresses" (
    "session_id" UUID NOT NULL,
    "address" INET NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "session_addresses_pkey" PRIMARY KEY ("session_id","address")
);

-- CreateIndex
CREATE INDEX "session_addresses_address_idx" ON "session_addresses" USING GIST ("address" inet_ops);

-- CreateIndex
CREATE INDEX "session_addresses_last_seen_at_idx" ON "session_addresses"("last_seen_at");

-- AddForeignKey
ALTER TABLE "session_addresses" ADD CONSTRAINT "session_addresses_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "sessions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- As a ban takes it.
ALTER TABLE session_addresses
  ADD CONSTRAINT session_addresses_width CHECK (masklen(address) = CASE family(address) WHEN 4 THEN 32 ELSE 64 END);
