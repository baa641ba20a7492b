"use client";

import type { Person } from "@banter/protocol";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { leaveFocus } from "../../lib/leave-focus.ts";
import { useErrorText } from "../../texts/use-error-text.ts";
import { Button } from "../ui/button.tsx";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";
import { useFriendAction } from "./use-friend-action.ts";

export function RemoveFriendButton({ person }: { person: Person }) {
  const errorText = useErrorText();
  const t = useTranslations("people");
  const [isAsking, setAsking] = useState(false);
  const removal = useFriendAction("remove", person);
  return (
    <>
      <Button
        ref={leaveFocus}
        look="quiet"
        size="sm"
        aria-label={t("remove.named", { name: person.username })}
        onClick={() => setAsking(true)}
      >
        {t("remove.label")}
      </Button>
      <ConfirmDialog
        title={t("remove.title", { name: person.username })}
        description={t("remove.text")}
        confirmLabel={t("remove.label")}
        open={isAsking}
        isBusy={removal.isPending}
        error={removal.error && errorText(removal.error)}
        onOpenChange={setAsking}
        onConfirm={() => removal.mutate(undefined, { onSuccess: () => setAsking(false) })}
      />
    </>
  );
}
