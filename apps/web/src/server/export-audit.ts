import { requireAdmin } from "@banter/domain";
import { type AuditEntry, AuditFilter, parseInput } from "@banter/protocol";
import { csvLine } from "../lib/csv.ts";
import type { WebServices } from "../services.ts";
import { requireSession } from "./find-session.ts";
import { originOf } from "./request-origin.ts";

const COLUMNS = ["when", "action", "who", "who_id", "from_address", "kind", "whom", "whom_id", "why", "details"];

/** The audit as CSV, read from the database as fast as the client takes it. @throws AppError as the API does. */
export async function exportAudit(services: WebServices, request: Request): Promise<Response> {
  const actor = await requireSession(services, request.headers);
  const moderator = requireAdmin(actor, originOf(request.headers));
  const filter = parseInput(AuditFilter, Object.fromEntries(new URL(request.url).searchParams));
  const pages = services.admin.exportAudit(moderator, filter);
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(encoder.encode(csvLine(COLUMNS)));
    },
    async pull(controller) {
      const { value, done } = await pages.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value.map(toLine).join("")));
    },
    async cancel() {
      await pages.return(undefined);
    },
  });
  return new Response(body, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": 'attachment; filename="banter-audit.csv"',
      "cache-control": "no-store",
    },
  });
}

function toLine({ createdAt, action, actor, address, target, reason, details }: AuditEntry): string {
  return csvLine([
    createdAt,
    action,
    actor.name,
    actor.id ?? "",
    address ?? "",
    target.kind,
    target.name,
    target.id ?? "",
    reason,
    JSON.stringify(details),
  ]);
}
