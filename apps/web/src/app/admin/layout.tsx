import type { ReactNode } from "react";
import { AdminShell } from "../../components/admin/admin-shell.tsx";
import { LiveProviders } from "../../components/live/live-providers.tsx";
import { Texts } from "../../components/texts.tsx";
import { getActor } from "../../server/session.ts";
import { ADMIN_AREAS } from "../../texts/areas.ts";

export default async function AdminLayout({ children }: { children: ReactNode }) {
  const actor = await getActor();
  // Each page decides for itself who may see it: a layout is not asked again when one goes from page to page.
  if (actor?.role !== "ADMIN") return children;
  return (
    <Texts areas={ADMIN_AREAS}>
      <LiveProviders me={{ id: actor.userId, username: actor.username, role: actor.role }}>
        <AdminShell>{children}</AdminShell>
      </LiveProviders>
    </Texts>
  );
}
