-- AlterEnum
ALTER TYPE "ReportResolution" ADD VALUE 'BANNED';
