"use client";

import { canRetry, type DirectDrafts, type TimelineEntry } from "@banter/client";
import type { Person } from "@banter/protocol";
import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useEffect, useMemo, useRef, useSyncExternalStore } from "react";
import { useTranslations } from "use-intl";
import { useApi } from "../../lib/use-api.ts";
import { DropZone } from "../attachments/drop-zone.tsx";
import { useComposerFiles } from "../attachments/use-composer-files.ts";
import { useBanter, useMe } from "../live/banter-context.tsx";
import { Composer } from "../room/composer.tsx";
import { MessageRow } from "../room/message-row.tsx";
import { NOT_SLOW } from "../room/use-slow-mode.ts";
import { Avatar } from "../ui/avatar.tsx";

interface FirstMessagesProps {
  person: Person;
  insteadOfComposer: ReactNode;
}

/** A conversation in which nobody has written yet, and what one has just written there. */
export function FirstMessages({ person, insteadOfComposer }: FirstMessagesProps) {
  const t = useTranslations("direct");
  const me = useMe();
  const client = useBanter();
  const api = useApi();
  const queries = useQueryClient();
  const composer = useRef<HTMLTextAreaElement>(null);
  const outbox = useMemo(() => client?.direct(person.id) ?? null, [client, person.id]);
  const entries = useEntries(outbox);
  const files = useComposerFiles(person.id);

  useEffect(
    () => client?.on("message_sent", () => void queries.invalidateQueries({ queryKey: api.direct.pathKey() })),
    [client, api, queries],
  );

  return (
    <DropZone isOn={insteadOfComposer === null && files.areOn} onDrop={files.add}>
      <div className="scrollbar-slim flex min-h-0 flex-1 flex-col justify-end overflow-y-auto pb-3">
        <div className="px-4 pt-10 pb-4 sm:px-6">
          <Avatar username={person.username} />
          <p className="mt-3 break-words font-bold text-xl tracking-tight">
            <bdi>{person.username}</bdi>
          </p>
          <p className="mt-1 max-w-prose text-ink-soft">{t("first.text")}</p>
        </div>
        <ol aria-label={t("first.sending")}>
          {entries.map((entry, index) => (
            <MessageRow
              key={entry.key}
              entry={entry}
              author={me}
              atMs={Date.parse(entry.draft.createdAt)}
              isFirst={index === 0}
              beginsNew={false}
              isEditing={false}
              onRetry={(clientId) => outbox?.retry(clientId)}
              onDiscard={(clientId) => outbox?.discard(clientId)}
            />
          ))}
        </ol>
      </div>
      {insteadOfComposer ?? (
        <Composer
          roomId={person.id}
          roomName={person.username}
          slowMode={NOT_SLOW}
          room={null}
          field={composer}
          replyToId={null}
          onCancelReply={() => {}}
          files={files}
          onSend={(body, taken) => outbox?.send(body, taken)}
          onType={() => {}}
          onLeave={() => false}
          onEditNewest={() => false}
        />
      )}
    </DropZone>
  );
}

type DraftEntry = Exclude<TimelineEntry, { state: "stored" }>;

function useEntries(outbox: DirectDrafts | null): DraftEntry[] {
  const drafts = useSyncExternalStore(outbox?.subscribe ?? never, outbox?.getSnapshot ?? none, none);
  return useMemo(
    () =>
      drafts.map((draft): DraftEntry => {
        const key = draft.clientId;
        return draft.error
          ? { state: "failed", key, draft, error: draft.error, canRetry: canRetry(draft.error) }
          : { state: "sending", key, draft };
      }),
    [drafts],
  );
}

const NONE: ReturnType<DirectDrafts["getSnapshot"]> = [];
const none = () => NONE;
const never = () => () => {};
