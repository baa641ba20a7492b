import { serveFile } from "../../../../../server/serve-file.ts";
import { getServices } from "../../../../../server/services-slot.ts";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

export async function GET(request: Request, { params }: { params: Promise<{ attachmentId: string }> }) {
  return serveFile(getServices(), request, (await params).attachmentId, "file");
}
