import type { Metadata } from "next";
import { AddressBansPage } from "../../../../components/admin/address-bans-page.tsx";
import { getTexts } from "../../../../server/language.ts";
import { requireAdminActor } from "../../../../server/session.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTexts("pages"))("bannedAddresses") };
}

export default async function Page() {
  await requireAdminActor("/admin/bans/addresses");
  return <AddressBansPage />;
}
