import type { Metadata } from "next";
import { PeoplePage } from "../../../components/admin/people-page.tsx";
import { getTexts } from "../../../server/language.ts";
import { requireAdminActor } from "../../../server/session.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTexts("pages"))("people") };
}

export default async function Page() {
  await requireAdminActor("/admin/users");
  return <PeoplePage />;
}
