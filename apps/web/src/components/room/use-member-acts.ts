"use client";

import type { Member, Room } from "@banter/protocol";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { toast } from "../../lib/toast.ts";
import { useApi } from "../../lib/use-api.ts";
import type { Texts } from "../../texts/texts.ts";
import { useErrorText } from "../../texts/use-error-text.ts";

type Question = "kick" | "ban" | "transfer";

/** The acts of a room's owner and moderators upon a member, and the questions before those that are hard to take back. */
export function useMemberActs(room: Room, member: Member) {
  const errorText = useErrorText();
  const t = useTranslations("room");
  const api = useApi();
  const [question, setQuestion] = useState<Question | null>(null);
  const close = () => setQuestion(null);
  const setRole = useMutation(
    api.roomRoles.setRole.mutationOptions({ onError: (error) => toast.error(errorText(error)) }),
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
      ...wordsOf(question ?? "kick", room, member, t),
      open: question !== null,
      isBusy: current.isPending,
      error: current.error && errorText(current.error),
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

function wordsOf(question: Question, room: Room, { username: name }: Member, t: Texts<"room">) {
  switch (question) {
    case "kick":
      return {
        title: t("acts.kick.title", { name, room: room.name }),
        description: room.kind === "PUBLIC" ? t("acts.kick.public") : t("acts.kick.private"),
        confirmLabel: t("acts.kick.confirm"),
        reasonHint: t("reasonHint"),
      };
    case "ban":
      return {
        title: t("acts.ban.title", { name, room: room.name }),
        description: t("acts.ban.text"),
        confirmLabel: t("acts.ban.confirm"),
        reasonHint: t("acts.ban.reasonHint"),
      };
    case "transfer":
      return {
        title: t("acts.transfer.title", { name, room: room.name }),
        description: t("acts.transfer.text"),
        confirmLabel: t("acts.transfer.confirm"),
      };
  }
}
