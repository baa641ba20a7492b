import type { Metadata } from "next";
import { AuditPage } from "../../../components/admin/audit-page.tsx";
import { requireAdminActor } from "../../../server/session.ts";

export const metadata: Metadata = { title: "Audit" };

export default async function Page() {
  await requireAdminActor("/admin/audit");
  return <AuditPage />;
}
