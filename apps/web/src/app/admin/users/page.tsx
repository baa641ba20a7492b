import type { Metadata } from "next";
import { PeoplePage } from "../../../components/admin/people-page.tsx";
import { requireAdminActor } from "../../../server/session.ts";

export const metadata: Metadata = { title: "People" };

export default async function Page() {
  await requireAdminActor("/admin/users");
  return <PeoplePage />;
}
