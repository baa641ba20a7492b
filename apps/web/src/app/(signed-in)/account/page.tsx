import type { Metadata } from "next";
import { AccountPage } from "../../../components/account/account-page.tsx";
import { getTexts } from "../../../server/language.ts";
import { requireActor } from "../../../server/session.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTexts("pages"))("account") };
}

export default async function Page() {
  await requireActor("/account");
  return <AccountPage />;
}
