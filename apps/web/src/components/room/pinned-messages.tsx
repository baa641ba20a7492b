"use client";

import type { Message, Room } from "@banter/protocol";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Pin } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { describeFiles } from "../../lib/describe-files.ts";
import { formatStamp } from "../../lib/format-time.ts";
import { pinsWith } from "../../lib/pins.ts";
import { browserTimeStyle } from "../../lib/time-style.ts";
import { useApi } from "../../lib/use-api.ts";
import { useErrorText } from "../../texts/use-error-text.ts";
import { useBanter } from "../live/banter-context.tsx";
import { Button } from "../ui/button.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { Sheet } from "../ui/sheet.tsx";
import { useMessageActions } from "./message-actions.tsx";
import { MessageText } from "./message-text.tsx";

/** The button that opens the room's pinned messages. */
export function PinnedMessages({ room }: { room: Room }) {
  const t = useTranslations("room");
  const { jumpTo } = useMessageActions();
  const [isOpen, setOpen] = useState(false);
  const destination = useRef<Message | null>(null);

  /** Once the panel has given the focus back. */
  function onCloseAutoFocus(event: Event): void {
    if (!destination.current) return;
    event.preventDefault();
    jumpTo(destination.current);
    destination.current = null;
  }

  return (
    <>
      <IconButton label={t("pins.title")} aria-expanded={isOpen} onClick={() => setOpen(true)}>
        <Pin aria-hidden />
      </IconButton>
      <Sheet title={t("pins.title")} open={isOpen} onOpenChange={setOpen} onCloseAutoFocus={onCloseAutoFocus}>
        <PinList
          roomId={room.id}
          onGoTo={(message) => {
            destination.current = message;
            setOpen(false);
          }}
        />
      </Sheet>
    </>
  );
}

function PinList({ roomId, onGoTo }: { roomId: string; onGoTo(message: Message): void }) {
  const errorText = useErrorText();
  const t = useTranslations("room");
  const api = useApi();
  const queries = useQueryClient();
  const client = useBanter();
  const { data, error } = useQuery(api.messages.pins.queryOptions({ roomId }, { staleTime: 0 }));

  useEffect(() => {
    if (!client) return;
    const refresh = () => void queries.invalidateQueries(api.messages.pins.queryFilter({ roomId }));
    const pins = api.messages.pins.queryKey({ roomId });
    function note(changed: readonly Message[]): void {
      const held = queries.getQueryData(pins);
      const next = held && pinsWith(held, changed);
      if (next) queries.setQueryData(pins, next);
      else refresh();
    }
    const stops = [
      client.on("message_changed", (event) => event.roomId === roomId && note(event.messages)),
      client.on("hidden_people", refresh),
      client.on("welcome", refresh),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [client, queries, api, roomId]);

  if (error) return <p className="p-4 text-danger-text">{errorText(error)}</p>;
  if (!data) return <p className="p-4 text-ink-soft">{t("pins.loading")}</p>;
  if (data.messages.length === 0) {
    return <p className="p-4 text-ink-soft">{t("pins.none")}</p>;
  }
  return (
    <ul className="scrollbar-slim grid gap-2 overflow-y-auto p-3">
      {data.messages.map((message) => (
        <PinnedMessage key={message.id} message={message} onGoTo={onGoTo} />
      ))}
    </ul>
  );
}

function PinnedMessage({ message, onGoTo }: { message: Message; onGoTo(message: Message): void }) {
  const tc = useTranslations("common");
  const t = useTranslations("room");
  const { abilitiesOf, pin } = useMessageActions();
  return (
    <li className="rounded-md border bg-raised p-3 shadow-card">
      <p className="flex items-baseline gap-2">
        <span className="truncate font-semibold">{message.author.username}</span>
        <span className="shrink-0 text-ink-faint text-xs">
          {formatStamp(Date.parse(message.createdAt), browserTimeStyle())}
        </span>
      </p>
      <div className="line-clamp-6 text-sm">
        <MessageText body={message.body || describeFiles(message.attachments, tc)} mentions={message.mentions} />
      </div>
      <div className="mt-2 flex gap-1">
        <Button size="sm" look="outline" onClick={() => onGoTo(message)}>
          {t("pins.goTo")}
        </Button>
        {abilitiesOf(message).canPin && (
          <Button size="sm" look="quiet" onClick={() => pin(message, false)}>
            {t("menu.unpin")}
          </Button>
        )}
      </div>
    </li>
  );
}
