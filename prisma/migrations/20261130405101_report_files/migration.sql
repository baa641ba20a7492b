-- CreateTable
CREATE TABLE "report_files" (
    "report_id" UUID NOT NULL,
    "attachment_id" UUID NOT NULL,

    CONSTRAINT "report_files_pkey" PRIMARY KEY ("report_id","attachment_id")
);

-- CreateIndex
CREATE INDEX "report_files_attachment_id_idx" ON "report_files"("attachment_id");

-- AddForeignKey
ALTER TABLE "report_files" ADD CONSTRAINT "report_files_report_id_fkey" FOREIGN KEY ("report_id") REFERENCES "reports"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report_files" ADD CONSTRAINT "report_files_attachment_id_fkey" FOREIGN KEY ("attachment_id") REFERENCES "attachments"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What waits for a decision now keeps its files, too, as far as they are still there.
INSERT INTO report_files (report_id, attachment_id)
SELECT reports.id, attachments.id FROM reports JOIN attachments ON attachments.message_id = reports.message_id
WHERE reports.resolved_at IS NULL;
