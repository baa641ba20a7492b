import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { prefetchSidebar } from "../../lib/prefetch.ts";
import { getActor } from "../../server/session.ts";
import { SIGNED_IN_AREAS } from "../../texts/areas.ts";
import { LiveProviders } from "../live/live-providers.tsx";
import { KeyboardProvider } from "../switcher/keyboard-context.tsx";
import { Texts } from "../texts.tsx";
import { AppShell } from "./app-shell.tsx";

/** The layout of every page behind the log-in but the admins'. */
export async function SignedInLayout({ children }: { children: ReactNode }) {
  const actor = await getActor();
  if (!actor) return children; // each page sends its visitor to the log-in, and knows the way back
  return (
    <Texts areas={SIGNED_IN_AREAS}>
      <LiveProviders me={{ id: actor.userId, username: actor.username, role: actor.role }}>
        <HydrationBoundary state={dehydrate(await prefetchSidebar(actor))}>
          <KeyboardProvider>
            <AppShell>{children}</AppShell>
          </KeyboardProvider>
        </HydrationBoundary>
      </LiveProviders>
    </Texts>
  );
}
