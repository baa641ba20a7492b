import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { LiveProviders } from "../../components/live/live-providers.tsx";
import { AppShell } from "../../components/shell/app-shell.tsx";
import { prefetchSidebar } from "../../lib/prefetch.ts";
import { getActor } from "../../server/session.ts";

export default async function InviteLayout({ children }: { children: ReactNode }) {
  const actor = await getActor();
  if (!actor) return children; // each page sends its visitor to the log-in, and knows the way back
  return (
    <LiveProviders me={{ id: actor.userId, username: actor.username, role: actor.role }}>
      <HydrationBoundary state={dehydrate(await prefetchSidebar(actor))}>
        <AppShell>{children}</AppShell>
      </HydrationBoundary>
    </LiveProviders>
  );
}
