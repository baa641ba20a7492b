"use client";

import type { Message } from "@banter/protocol";
import { useEffect, useState, useSyncExternalStore } from "react";
import { useTranslations } from "use-intl";
import { leaveFocus } from "../../lib/leave-focus.ts";
import {
  askForDesktop,
  type DesktopPermission,
  desktopPermission,
  onDesktopPermission,
} from "../../lib/notifying/desktop.ts";
import { isCalling } from "../../lib/notifying/is-calling.ts";
import { DESKTOP_ON, OFFER_ANSWERED } from "../../lib/notifying/settings.ts";
import { useStoredFlag } from "../../lib/use-stored-flag.ts";
import { useBanter, useMe } from "../live/banter-context.tsx";
import { Button } from "../ui/button.tsx";

/** Offers desktop notifications, once in a browser, when the first message comes of which they would have told. */
export function NotifyOffer() {
  const t = useTranslations("live");
  const client = useBanter();
  const me = useMe();
  const permission = useSyncExternalStore<DesktopPermission>(onDesktopPermission, desktopPermission, () => "denied");
  const [isAnswered, setAnswered] = useStoredFlag(OFFER_ANSWERED);
  const [, setDesktop] = useStoredFlag(DESKTOP_ON);
  const [isCalled, setCalled] = useState(false);
  const isOpen = permission === "not-asked" && !isAnswered;

  useEffect(() => {
    if (!client || !isOpen) return;
    const look = ({ messages }: { messages: readonly Message[] }, isDirect: boolean) => {
      if (messages.some((message) => isCalling(message, me.id, isDirect))) setCalled(true);
    };
    const stops = [
      client.on("new_direct_message", (event) => look(event, true)),
      client.on("new_chat_message", (event) => look(event, false)),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [client, isOpen, me.id]);

  async function accept(): Promise<void> {
    setDesktop(await askForDesktop());
    setAnswered(true);
  }

  if (!isOpen || !isCalled) return null;
  return (
    <section
      aria-label={t("offer.label")}
      className="flex animate-appear flex-wrap items-center justify-center gap-x-3 gap-y-1 border-b bg-accent-soft px-4 py-1 text-sm"
    >
      <p>{t("offer.text")}</p>
      <span className="flex gap-1">
        <Button ref={leaveFocus} look="outline" size="sm" onClick={() => void accept()}>
          {t("offer.accept")}
        </Button>
        <Button ref={leaveFocus} look="quiet" size="sm" onClick={() => setAnswered(true)}>
          {t("offer.decline")}
        </Button>
      </span>
    </section>
  );
}
