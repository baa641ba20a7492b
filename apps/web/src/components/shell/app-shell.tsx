"use client";

import dynamic from "next/dynamic";
import { usePathname, useSearchParams } from "next/navigation";
import { type ReactNode, useState } from "react";
import { useTranslations } from "use-intl";
import { cn } from "../../lib/class-names.ts";
import { loadPatiently } from "../../lib/load-patiently.ts";
import { preloadLater } from "../../lib/preload.ts";
import { useMediaQuery } from "../../lib/use-media-query.ts";
import { ConnectionBanner } from "../connection/connection-banner.tsx";
import { CreateRoomDialog } from "../directory/create-room-dialog.tsx";
import { NotifyOffer } from "../notifying/notify-offer.tsx";
import { ConversationSkeleton } from "../room/conversation-skeleton.tsx";
import { PhoneTabs, type PhoneView } from "./phone-tabs.tsx";
import { Sidebar } from "./sidebar.tsx";
import { useClientPage } from "./use-client-page.ts";
import { useJoinedRooms } from "./use-joined-rooms.ts";

// A part of the app of its own: the page that is loaded first comes with what it shows.
const loadClientPage = () => import("./client-page.tsx");
const ClientPage = dynamic(() => loadPatiently(loadClientPage).then((part) => part.ClientPage), {
  loading: () => <ConversationSkeleton />,
});
preloadLater(loadClientPage);

const DIRECTORY = "/rooms";
/** Narrower than the sidebar and a conversation side by side. */
const PHONE = "(width < 48rem)";

/** The frame of every page behind the log-in. On a phone one of its parts fills the screen. */
export function AppShell({ children }: { children: ReactNode }) {
  const t = useTranslations("shell");
  const [chosenView, choosePhoneView] = useState<PhoneView | null>(null);
  const [isCreating, setCreating] = useState(false);
  const isSearching = useSearchParams().has("q");
  const hasRooms = (useJoinedRooms()?.length ?? 0) > 0;
  const isDirectory = usePathname() === DIRECTORY;
  const clientPage = useClientPage();

  const phoneView = chosenView ?? (isSearching || !hasRooms ? "browse" : "joined");
  const isListShown = isDirectory && phoneView === "joined";
  const isListAlone = useMediaQuery(PHONE) && isListShown;

  return (
    <div className="grid h-dvh grid-cols-[minmax(0,1fr)] grid-rows-[auto_minmax(0,1fr)_auto] md:grid-cols-[17rem_minmax(0,1fr)] md:grid-rows-[auto_minmax(0,1fr)]">
      <a
        href="#main"
        className="fixed start-2 top-2 z-50 -translate-y-16 rounded-md bg-accent px-4 py-2 text-on-accent focus:translate-y-0"
      >
        {t("skip")}
      </a>
      <div className="col-span-full">
        <ConnectionBanner />
        <NotifyOffer />
      </div>
      <div
        role={isListAlone ? "main" : "banner"}
        className={cn("min-h-0 flex-col bg-shade md:flex md:border-e", isListShown ? "flex" : "hidden")}
      >
        <Sidebar isAlone={isListAlone} isDirectoryCurrent={isDirectory} onNewRoom={() => setCreating(true)} />
      </div>
      <main id="main" tabIndex={-1} className={cn("min-h-0 outline-none md:block", isListShown ? "hidden" : "block")}>
        {clientPage ? <ClientPage page={clientPage} /> : children}
      </main>
      {isDirectory && <PhoneTabs view={phoneView} onChange={choosePhoneView} />}
      <CreateRoomDialog open={isCreating} onOpenChange={setCreating} />
    </div>
  );
}
