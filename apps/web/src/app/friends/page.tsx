import type { Metadata } from "next";
import { FriendsPage } from "../../components/people/friends-page.tsx";
import { requireActor } from "../../server/session.ts";

export const metadata: Metadata = { title: "Friends" };

export default async function Page() {
  await requireActor("/friends");
  return <FriendsPage />;
}
