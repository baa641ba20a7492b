import { redirect } from "next/navigation";
import { requireAdminActor } from "../../server/session.ts";

export default async function AdminPage() {
  await requireAdminActor("/admin");
  redirect("/admin/users");
}
