"use client";

import { toAppError } from "@banter/client";
import type { Person } from "@banter/protocol";
import { useState } from "react";
import { asSentence } from "../../lib/as-sentence.ts";
import { leaveFocus } from "../../lib/leave-focus.ts";
import { Button } from "../ui/button.tsx";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";
import { useFriendAction } from "./use-friend-action.ts";

export function RemoveFriendButton({ person }: { person: Person }) {
  const [isAsking, setAsking] = useState(false);
  const removal = useFriendAction("remove", person);
  return (
    <>
      <Button
        ref={leaveFocus}
        look="quiet"
        size="sm"
        aria-label={`Remove ${person.username}`}
        onClick={() => setAsking(true)}
      >
        Remove
      </Button>
      <ConfirmDialog
        title={`Remove ${person.username} from your friends?`}
        description="You are no longer on each other’s list. Either of you can ask again."
        confirmLabel="Remove"
        open={isAsking}
        isBusy={removal.isPending}
        error={removal.error && asSentence(toAppError(removal.error).message)}
        onOpenChange={setAsking}
        onConfirm={() => removal.mutate(undefined, { onSuccess: () => setAsking(false) })}
      />
    </>
  );
}
