import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { LiveProviders } from "../../components/live/live-providers.tsx";
import { AppShell } from "../../components/shell/app-shell.tsx";
import { Texts } from "../../components/texts.tsx";
import { prefetchSidebar } from "../../lib/prefetch.ts";
import { getActor } from "../../server/session.ts";
import { SIGNED_IN_AREAS } from "../../texts/areas.ts";

export default async function InviteLayout({ children }: { children: ReactNode }) {
  const actor = await getActor();
  if (!actor) return children; // each page sends its visitor to the log-in, and knows the way back
  return (
    <Texts areas={SIGNED_IN_AREAS}>
      <LiveProviders me={{ id: actor.userId, username: actor.username, role: actor.role }}>
        <HydrationBoundary state={dehydrate(await prefetchSidebar(actor))}>
          <AppShell>{children}</AppShell>
        </HydrationBoundary>
      </LiveProviders>
    </Texts>
  );
}
