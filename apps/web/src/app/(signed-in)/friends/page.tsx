import type { Metadata } from "next";
import { FriendsPage } from "../../../components/people/friends-page.tsx";
import { getTexts } from "../../../server/language.ts";
import { requireActor } from "../../../server/session.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTexts("pages"))("friends") };
}

export default async function Page() {
  await requireActor("/friends");
  return <FriendsPage />;
}
