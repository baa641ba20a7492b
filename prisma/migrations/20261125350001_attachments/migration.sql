-- CreateTable
CREATE TABLE "attachments" (
    "id" UUID NOT NULL,
    "owner_id" UUID NOT NULL,
    "message_id" UUID,
    "position" INTEGER NOT NULL DEFAULT 1,
    "name" TEXT NOT NULL,
    "media_type" TEXT NOT NULL DEFAULT 'application/octet-stream',
    "size_bytes" BIGINT NOT NULL,
    "width" INTEGER,
    "height" INTEGER,
    "is_animated" BOOLEAN NOT NULL DEFAULT false,
    "description" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "stored_at" TIMESTAMPTZ(3),
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "attachments_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "attachments_owner_id_idx" ON "attachments"("owner_id");

-- AddForeignKey
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_message_id_fkey" FOREIGN KEY ("message_id") REFERENCES "messages"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE attachments
  ADD CONSTRAINT attachments_name_length CHECK (char_length(name) BETWEEN 1 AND 150),
  ADD CONSTRAINT attachments_description_length CHECK (char_length(description) <= 500),
  ADD CONSTRAINT attachments_size CHECK (size_bytes >= 0),
  ADD CONSTRAINT attachments_picture_has_both_sides CHECK ((width IS NULL) = (height IS NULL)),
  ADD CONSTRAINT attachments_of_messages_are_stored CHECK (message_id IS NULL OR stored_at IS NOT NULL),
  ADD CONSTRAINT attachments_of_messages_are_not_deleted CHECK (message_id IS NULL OR deleted_at IS NULL);

CREATE INDEX attachments_message_idx ON attachments (message_id, position) WHERE message_id IS NOT NULL;
-- What is to be cleared away: what is deleted, and what no message took in time.
CREATE INDEX attachments_deleted_idx ON attachments (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX attachments_waiting_idx ON attachments (created_at) WHERE message_id IS NULL AND deleted_at IS NULL;
