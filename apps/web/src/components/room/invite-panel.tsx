"use client";

import type { InvitePreview } from "@banter/protocol";
import { useMutation } from "@tanstack/react-query";
import { DoorOpen, Unlink } from "lucide-react";
import { useTranslations } from "use-intl";
import { useApi } from "../../lib/use-api.ts";
import { useErrorText } from "../../texts/use-error-text.ts";
import { useRoomLists } from "../live/use-room-lists.ts";
import { PageLink } from "../shell/page-link.tsx";
import { useGo } from "../shell/use-go.ts";
import { Button } from "../ui/button.tsx";

interface InvitePanelProps {
  token: string;
  /** Null for a link that does not work. */
  preview: InvitePreview | null;
}

/** Where a link leads, before one goes in. */
export function InvitePanel({ token, preview }: InvitePanelProps) {
  const errorText = useErrorText();
  const tc = useTranslations("common");
  const t = useTranslations("room");
  const api = useApi();
  const lists = useRoomLists();
  const go = useGo();
  const accept = useMutation(
    api.roomRoles.acceptInvite.mutationOptions({
      onSuccess({ room }) {
        lists.entered(room);
        go(`/rooms/${room.id}`);
      },
    }),
  );
  const isBusy = accept.isPending || accept.isSuccess;
  const Icon = preview ? DoorOpen : Unlink;

  return (
    <div className="grid h-full place-content-center justify-items-center gap-4 px-6 text-center">
      <span className="grid size-14 place-items-center rounded-speech bg-accent-soft">
        <Icon aria-hidden className="size-7 text-accent-text" />
      </span>
      <div className="max-w-md">
        <h1 className="break-words font-bold text-2xl tracking-tight">
          {preview ? <bdi>{preview.roomName}</bdi> : t("link.broken")}
        </h1>
        <p className="mt-1.5 text-ink-soft">
          {preview ? t("link.invites", { name: preview.invitedBy.username }) : t("link.brokenText")}
        </p>
        {preview && <p className="mt-1.5 text-ink-faint text-sm">{tc("members", { count: preview.memberCount })}</p>}
      </div>
      {accept.error && (
        <p role="alert" className="text-danger-text text-sm">
          {errorText(accept.error)}
        </p>
      )}
      {preview?.isMember && (
        <Button asChild size="lg">
          <PageLink href={`/rooms/${preview.roomId}`}>{t("link.open")}</PageLink>
        </Button>
      )}
      {preview && !preview.isMember && (
        <Button size="lg" aria-disabled={isBusy} onClick={() => !isBusy && accept.mutate({ token })}>
          {isBusy ? t("join.busy") : t("join.submit")}
        </Button>
      )}
      {!preview && (
        <Button asChild>
          <PageLink href="/rooms">{t("link.browse")}</PageLink>
        </Button>
      )}
    </div>
  );
}
