-- AlterTable
ALTER TABLE "reports" ADD COLUMN "files" JSONB NOT NULL DEFAULT '[]';
