"use client";

import { toAppError } from "@banter/client";
import type { Member, Room } from "@banter/protocol";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { toast } from "sonner";
import { asSentence } from "../../lib/as-sentence.ts";
import { useApi } from "../../lib/use-api.ts";

type Question = "kick" | "ban" | "transfer";

/** The acts of a room's owner and moderators upon a member, and the questions before those that are hard to take back. */
export function useMemberActs(room: Room, member: Member) {
  const api = useApi();
  const [question, setQuestion] = useState<Question | null>(null);
  const close = () => setQuestion(null);
  const setRole = useMutation(
    api.roomRoles.setRole.mutationOptions({ onError: (error) => toast.error(asSentence(toAppError(error).message)) }),
  );
  const mutations = {
    kick: useMutation(api.roomRoles.kick.mutationOptions({ onSuccess: close })),
    ban: useMutation(api.roomRoles.ban.mutationOptions({ onSuccess: close })),
    transfer: useMutation(api.roomRoles.transfer.mutationOptions({ onSuccess: close })),
  };
  const current = mutations[question ?? "kick"];
  const ref = { roomId: room.id, userId: member.id };

  return {
    ask: setQuestion,
    toggleModerator: () => setRole.mutate({ ...ref, role: member.role === "MODERATOR" ? "MEMBER" : "MODERATOR" }),
    dialog: {
      ...wordsOf(question ?? "kick", room, member),
      open: question !== null,
      isBusy: current.isPending,
      error: current.error && asSentence(toAppError(current.error).message),
      onOpenChange(isOpen: boolean) {
        if (isOpen) return;
        current.reset();
        close();
      },
      onConfirm(reason: string) {
        if (question === "transfer") mutations.transfer.mutate(ref);
        else mutations[question ?? "kick"].mutate({ ...ref, reason });
      },
    },
  };
}

function wordsOf(question: Question, room: Room, { username }: Member) {
  switch (question) {
    case "kick":
      return {
        title: `Remove ${username} from ${room.name}?`,
        description:
          room.kind === "PUBLIC"
            ? "They stop getting its messages at once. As the room is public, they can come back."
            : "They stop getting its messages at once, and come back only if somebody invites them.",
        confirmLabel: "Remove",
        reasonHint: "Kept in the audit, which admins read.",
      };
    case "ban":
      return {
        title: `Ban ${username} from ${room.name}?`,
        description:
          "They stop getting its messages at once and cannot come back, by no link either, until the ban is lifted under “Invite people”.",
        confirmLabel: "Ban",
        reasonHint: "Shown in the list of those banned from the room, and kept in the audit.",
      };
    case "transfer":
      return {
        title: `Hand ${room.name} over to ${username}?`,
        description: "They become its owner, and you a moderator. Only they can hand it back.",
        confirmLabel: "Hand over",
      };
  }
}
