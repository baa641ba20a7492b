import type { Metadata } from "next";
import { AuditPage } from "../../../components/admin/audit-page.tsx";
import { getTexts } from "../../../server/language.ts";
import { requireAdminActor } from "../../../server/session.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTexts("pages"))("audit") };
}

export default async function Page() {
  await requireAdminActor("/admin/audit");
  return <AuditPage />;
}
