import { getServices } from "../../../server/services-slot.ts";
import { takeUpload } from "../../../server/take-upload.ts";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

export async function POST(request: Request): Promise<Response> {
  return takeUpload(getServices(), request);
}
