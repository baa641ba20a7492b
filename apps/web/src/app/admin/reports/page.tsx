import type { Metadata } from "next";
import { ReportsPage } from "../../../components/admin/reports-page.tsx";
import { getTexts } from "../../../server/language.ts";
import { requireAdminActor } from "../../../server/session.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTexts("pages"))("reports") };
}

export default async function Page() {
  await requireAdminActor("/admin/reports");
  return <ReportsPage />;
}
