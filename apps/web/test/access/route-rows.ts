import { accessRow } from "@banter/testing";
import type { AccessTable } from "./access-table.ts";

/** What is answered beside the procedures, by path; files have tests of their own. */
export const ROUTE_ROWS: AccessTable = {
  "/api/admin/audit.csv": [accessRow("the audit", () => ({}), "FORBIDDEN admins_only", { ok: ["admin"] })],
};
