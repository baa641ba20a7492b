import type { Metadata } from "next";
import { AddressBansPage } from "../../../../components/admin/address-bans-page.tsx";
import { requireAdminActor } from "../../../../server/session.ts";

export const metadata: Metadata = { title: "Banned addresses" };

export default async function Page() {
  await requireAdminActor("/admin/bans/addresses");
  return <AddressBansPage />;
}
