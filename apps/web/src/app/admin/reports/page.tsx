import type { Metadata } from "next";
import { ReportsPage } from "../../../components/admin/reports-page.tsx";
import { requireAdminActor } from "../../../server/session.ts";

export const metadata: Metadata = { title: "Reports" };

export default async function Page() {
  await requireAdminActor("/admin/reports");
  return <ReportsPage />;
}
