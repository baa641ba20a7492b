import { describeApi } from "@banter/api";
import { getServices } from "../../../server/services-slot.ts";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

export function GET(): Response {
  return Response.json(describeApi(getServices().config.publicUrl));
}
