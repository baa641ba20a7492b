-- AlterTable
ALTER TABLE "rooms" ADD COLUMN "last_message_at" TIMESTAMPTZ(3),
ADD COLUMN "slow_mode_seconds" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "room_paces" (
    "room_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "wrote_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "room_paces_pkey" PRIMARY KEY ("room_id","user_id")
);

-- CreateIndex
CREATE INDEX "room_paces_user_id_idx" ON "room_paces"("user_id");

-- AddForeignKey
ALTER TABLE "room_paces" ADD CONSTRAINT "room_paces_room_id_fkey" FOREIGN KEY ("room_id") REFERENCES "rooms"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "room_paces" ADD CONSTRAINT "room_paces_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
