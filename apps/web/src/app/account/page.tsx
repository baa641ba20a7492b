import type { Metadata } from "next";
import { AccountPage } from "../../components/account/account-page.tsx";
import { requireActor } from "../../server/session.ts";

export const metadata: Metadata = { title: "Your account" };

export default async function Page() {
  await requireActor("/account");
  return <AccountPage />;
}
