import type { ReportedFileRef } from "@banter/protocol";
import { serveReportedFile } from "../../../../../../server/serve-file.ts";
import { getServices } from "../../../../../../server/services-slot.ts";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

export async function GET(request: Request, { params }: { params: Promise<ReportedFileRef> }) {
  return serveReportedFile(getServices(), request, await params, "file");
}
