import { AuditFilter } from "@banter/protocol";
import { z } from "zod";
import { failures } from "./file-operations.ts";

const { properties = {} } = z.toJSONSchema(AuditFilter, { io: "input" });

/** The audit as CSV, which is no procedure either; for the OpenAPI document. */
export const AUDIT_OPERATION = {
  "/admin/audit.csv": {
    get: {
      operationId: "admin-audit-csv",
      tags: ["Administration"],
      summary: "What moderators did, the newest first, as CSV",
      description: "For admins. All that the filter selects, in one answer that is streamed.",
      parameters: Object.entries(properties).map(([name, schema]) => ({ name, in: "query", required: false, schema })),
      responses: {
        200: {
          description: "The entries, after a line of headings",
          content: { "text/csv": { schema: { type: "string" } } },
        },
        ...failures(400, 401, 403, 429),
      },
    },
  },
};
