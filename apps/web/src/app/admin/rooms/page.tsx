import type { Metadata } from "next";
import { RoomsPage } from "../../../components/admin/rooms-page.tsx";
import { requireAdminActor } from "../../../server/session.ts";

export const metadata: Metadata = { title: "Rooms" };

export default async function Page() {
  await requireAdminActor("/admin/rooms");
  return <RoomsPage />;
}
