-- CreateTable
CREATE TABLE "unseen_friend_requests" (
    "requester_id" UUID NOT NULL,
    "target_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "unseen_friend_requests_pkey" PRIMARY KEY ("requester_id","target_id")
);

-- CreateIndex
CREATE INDEX "unseen_friend_requests_target_id_idx" ON "unseen_friend_requests"("target_id");

-- AddForeignKey
ALTER TABLE "unseen_friend_requests" ADD CONSTRAINT "unseen_friend_requests_requester_id_fkey" FOREIGN KEY ("requester_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "unseen_friend_requests" ADD CONSTRAINT "unseen_friend_requests_target_id_fkey" FOREIGN KEY ("target_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE unseen_friend_requests
  ADD CONSTRAINT unseen_friend_requests_another CHECK (requester_id <> target_id);
