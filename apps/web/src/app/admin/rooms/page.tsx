import type { Metadata } from "next";
import { RoomsPage } from "../../../components/admin/rooms-page.tsx";
import { getTexts } from "../../../server/language.ts";
import { requireAdminActor } from "../../../server/session.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTexts("pages"))("rooms") };
}

export default async function Page() {
  await requireAdminActor("/admin/rooms");
  return <RoomsPage />;
}
