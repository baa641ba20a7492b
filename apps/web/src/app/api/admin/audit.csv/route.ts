import { exportAudit } from "../../../../server/export-audit.ts";
import { guardRequest } from "../../../../server/guard-request.ts";
import { getServices } from "../../../../server/services-slot.ts";

export async function GET(request: Request): Promise<Response> {
  const services = getServices();
  return guardRequest(services, request, (checked) => exportAudit(services, checked));
}
