"use client";

import type { Person } from "@banter/protocol";
import { useTranslations } from "use-intl";
import { leaveFocus } from "../../lib/leave-focus.ts";
import { toast } from "../../lib/toast.ts";
import { useErrorText } from "../../texts/use-error-text.ts";
import { Button } from "../ui/button.tsx";
import { type FriendAction, useFriendAction } from "./use-friend-action.ts";

interface FriendButtonProps {
  action: Exclude<FriendAction, "remove">;
  person: Person;
}

const LOOKS = { request: "outline", accept: "primary", decline: "quiet", cancel: "quiet" } as const;

export function FriendButton({ action, person }: FriendButtonProps) {
  const errorText = useErrorText();
  const t = useTranslations("people");
  const change = useFriendAction(action, person);
  const onError = (error: Error) => toast.error(errorText(error));
  return (
    <Button
      ref={leaveFocus}
      look={LOOKS[action]}
      size="sm"
      aria-label={t(`friend.${action}.named`, { name: person.username })}
      aria-disabled={change.isPending}
      onClick={() => !change.isPending && change.mutate(undefined, { onError })}
    >
      {t(`friend.${action}.label`)}
    </Button>
  );
}
