"use client";

import { toAppError } from "@banter/client";
import type { Person } from "@banter/protocol";
import { toast } from "sonner";
import { asSentence } from "../../lib/as-sentence.ts";
import { leaveFocus } from "../../lib/leave-focus.ts";
import { Button } from "../ui/button.tsx";
import { type FriendAction, useFriendAction } from "./use-friend-action.ts";

interface FriendButtonProps {
  action: Exclude<FriendAction, "remove">;
  person: Person;
}

const LOOKS = {
  request: { label: "Add friend", named: (name: string) => `Ask ${name} to be your friend`, look: "outline" },
  accept: { label: "Accept", named: (name: string) => `Accept ${name}’s request`, look: "primary" },
  decline: { label: "Decline", named: (name: string) => `Decline ${name}’s request`, look: "quiet" },
  cancel: { label: "Take back", named: (name: string) => `Take back your request to ${name}`, look: "quiet" },
} as const;

export function FriendButton({ action, person }: FriendButtonProps) {
  const change = useFriendAction(action, person);
  const { label, named, look } = LOOKS[action];
  const onError = (error: Error) => toast.error(asSentence(toAppError(error).message));
  return (
    <Button
      ref={leaveFocus}
      look={look}
      size="sm"
      aria-label={named(person.username)}
      aria-disabled={change.isPending}
      onClick={() => !change.isPending && change.mutate(undefined, { onError })}
    >
      {label}
    </Button>
  );
}
