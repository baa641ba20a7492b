"use client";

import type { Message } from "@banter/protocol";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTranslations } from "use-intl";
import { playChime } from "../../lib/notifying/chime.ts";
import { describeAlert, hrefOf } from "../../lib/notifying/describe-alert.ts";
import { type DesktopWords, desktopPermission, showOnDesktop } from "../../lib/notifying/desktop.ts";
import { createNotifier } from "../../lib/notifying/notifier.ts";
import { DESKTOP_ON, SOUND_OFF } from "../../lib/notifying/settings.ts";
import { createTabs } from "../../lib/notifying/tabs.ts";
import { useApi } from "../../lib/use-api.ts";
import { readStoredFlag } from "../../lib/use-stored-flag.ts";
import { wordsOfMessage } from "../../lib/words-of-message.ts";
import { useBanter, useMe } from "../live/banter-context.tsx";
import { useGo } from "../shell/use-go.ts";

/** Tells the person, on the desktop and by a sound, of what calls them while they are not looking. */
export function Notifications() {
  const tc = useTranslations("common");
  const t = useTranslations("live");
  const client = useBanter();
  const me = useMe();
  const api = useApi();
  const queries = useQueryClient();
  const go = useGo();

  useEffect(() => {
    if (!client) return;
    const tabs = createTabs(me.id);
    const findRoom = (roomId: string) =>
      queries.fetchQuery(api.rooms.get.queryOptions({ roomId }, { staleTime: Number.POSITIVE_INFINITY, retry: false }));
    const notifier = createNotifier<DesktopWords>({
      myId: me.id,
      unread: client.unread.getSnapshot,
      isTelling: tabs.isTelling,
      isWatched: tabs.isWatched,
      async describe(alert) {
        // without a network the person is told all the same, in other words
        const [room, text] = await Promise.all([
          findRoom(alert.roomId).catch(() => null),
          alert.message && wordsOfMessage(alert.message, tc),
        ]);
        return { ...describeAlert(alert, room, text, t), onOpen: () => go(hrefOf(alert.roomId, room)) };
      },
      show(words) {
        if (!readStoredFlag(SOUND_OFF)) playChime();
        const isOnDesktop = readStoredFlag(DESKTOP_ON) && desktopPermission() === "granted";
        return isOnDesktop ? showOnDesktop(words) : () => {};
      },
    });
    const note = ({ messages }: { messages: readonly Message[] }) => notifier.note(messages);
    const stops = [
      client.on("new_chat_message", note),
      client.on("new_direct_message", note),
      client.on("message_changed", note),
      client.on("hidden_people", ({ userIds }) => notifier.hide(userIds)),
      // what is unread changes just before the message that changes it is heard
      client.unread.subscribe(() => queueMicrotask(notifier.look)),
    ];
    notifier.look();
    window.addEventListener("pagehide", notifier.closeAll);
    return () => {
      for (const stop of stops) stop();
      window.removeEventListener("pagehide", notifier.closeAll);
      notifier.closeAll();
      tabs.close();
    };
  }, [client, me.id, api, queries, go, t, tc]);

  return null;
}
