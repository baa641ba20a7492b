"use client";

import { QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { api } from "../../lib/api.ts";
import { createQueryClient } from "../../lib/query-client.ts";
import { ApiProvider } from "../../lib/use-api.ts";
import { UploadGuard } from "../attachments/upload-guard.ts";
import { Notifications } from "../notifying/notifications.tsx";
import { TabBadge } from "../notifying/tab-badge.tsx";
import { BlockingProvider } from "../people/blocking-context.tsx";
import { BanterProvider, type Me } from "./banter-context.tsx";
import { LiveUpdates } from "./live-updates.tsx";
import { PresenceReport } from "./presence-report.tsx";
import { SessionWatch } from "./session-watch.tsx";

interface LiveProvidersProps {
  me: Me;
  children: ReactNode;
}

/** What every page behind the log-in needs: the API, its cache, and the live connection. */
export function LiveProviders({ me, children }: LiveProvidersProps) {
  const [queryClient] = useState(createQueryClient);
  return (
    <QueryClientProvider client={queryClient}>
      <ApiProvider trpcClient={api} queryClient={queryClient}>
        <BanterProvider me={me}>
          <LiveUpdates />
          <TabBadge />
          <Notifications />
          <PresenceReport />
          <SessionWatch />
          <UploadGuard />
          <BlockingProvider>{children}</BlockingProvider>
        </BanterProvider>
      </ApiProvider>
    </QueryClientProvider>
  );
}
