import type { Metadata } from "next";
import { UserBansPage } from "../../../components/admin/user-bans-page.tsx";
import { requireAdminActor } from "../../../server/session.ts";

export const metadata: Metadata = { title: "Bans" };

export default async function Page() {
  await requireAdminActor("/admin/bans");
  return <UserBansPage />;
}
