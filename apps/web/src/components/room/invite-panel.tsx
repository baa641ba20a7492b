"use client";

import { toAppError } from "@banter/client";
import type { InvitePreview } from "@banter/protocol";
import { useMutation } from "@tanstack/react-query";
import { DoorOpen, Unlink } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { asSentence } from "../../lib/as-sentence.ts";
import { formatCount } from "../../lib/format-count.ts";
import { useApi } from "../../lib/use-api.ts";
import { useRoomLists } from "../live/use-room-lists.ts";
import { Button } from "../ui/button.tsx";

interface InvitePanelProps {
  token: string;
  /** Null for a link that does not work. */
  preview: InvitePreview | null;
}

/** Where a link leads, before one goes in. */
export function InvitePanel({ token, preview }: InvitePanelProps) {
  const api = useApi();
  const lists = useRoomLists();
  const router = useRouter();
  const accept = useMutation(
    api.roomRoles.acceptInvite.mutationOptions({
      onSuccess({ room }) {
        lists.entered(room);
        router.push(`/rooms/${room.id}`);
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
          {preview ? <bdi>{preview.roomName}</bdi> : "This link does not work"}
        </h1>
        <p className="mt-1.5 text-ink-soft">
          {preview
            ? `${preview.invitedBy.username} invites you to this room.`
            : "It has expired, was used up or taken back. Ask whoever sent it for a new one."}
        </p>
        {preview && <p className="mt-1.5 text-ink-faint text-sm">{formatCount(preview.memberCount, "member")}</p>}
      </div>
      {accept.error && (
        <p role="alert" className="text-danger-text text-sm">
          {asSentence(toAppError(accept.error).message)}
        </p>
      )}
      {preview?.isMember && (
        <Button asChild size="lg">
          <Link href={`/rooms/${preview.roomId}`}>Open the room</Link>
        </Button>
      )}
      {preview && !preview.isMember && (
        <Button size="lg" aria-disabled={isBusy} onClick={() => !isBusy && accept.mutate({ token })}>
          {isBusy ? "Joining…" : "Join room"}
        </Button>
      )}
      {!preview && (
        <Button asChild>
          <Link href="/rooms">Browse rooms</Link>
        </Button>
      )}
    </div>
  );
}
