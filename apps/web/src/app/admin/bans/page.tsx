import type { Metadata } from "next";
import { UserBansPage } from "../../../components/admin/user-bans-page.tsx";
import { getTexts } from "../../../server/language.ts";
import { requireAdminActor } from "../../../server/session.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTexts("pages"))("bans") };
}

export default async function Page() {
  await requireAdminActor("/admin/bans");
  return <UserBansPage />;
}
