"use client";

import { LIMITS, type ListedRoom, SetRoomOwner } from "@banter/protocol";
import { useTranslations } from "use-intl";
import { api } from "../../lib/api.ts";
import { toast } from "../../lib/toast.ts";
import { useForm } from "../../lib/use-form.ts";
import { FormFailure } from "../auth/form-failure.tsx";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { TextArea } from "../ui/text-area.tsx";
import { TextField } from "../ui/text-field.tsx";
import { useAdminRefresh } from "./reason-dialog.tsx";

interface RoomOwnerDialogProps {
  room: ListedRoom;
  open: boolean;
  onOpenChange(open: boolean): void;
}

/** Makes one of a room's members its owner. */
export function RoomOwnerDialog({ room, open, onOpenChange }: RoomOwnerDialogProps) {
  const t = useTranslations("admin");
  return (
    <Dialog
      title={t("room.owner.title", { room: room.name })}
      description={t("room.owner.text")}
      open={open}
      onOpenChange={onOpenChange}
    >
      <OwnerForm room={room} onDone={() => onOpenChange(false)} />
    </Dialog>
  );
}

function OwnerForm({ room, onDone }: { room: ListedRoom; onDone(): void }) {
  const t = useTranslations("admin");
  const refresh = useAdminRefresh();
  const { form, errors, failure, isBusy } = useForm({
    fields: ["username", "reason"],
    schema: SetRoomOwner,
    tidy: (values) => ({ ...values, roomId: room.id }),
    async submit(input) {
      await api.admin.setRoomOwner.mutate(input);
      toast.success(t("room.owner.done", { name: input.username, room: room.name }));
      onDone();
      void refresh();
    },
  });
  return (
    <form {...form} className="mt-5 grid gap-5">
      {failure && <FormFailure failure={failure} />}
      <TextField
        label={t("room.owner.label")}
        name="username"
        hint={t("room.owner.hint")}
        maxLength={LIMITS.usernameMaxChars}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        error={errors.username}
      />
      <TextArea
        label={t("reason.label")}
        name="reason"
        hint={t("reason.hint")}
        maxLength={LIMITS.moderationReasonMaxChars}
        error={errors.reason}
      />
      <Button type="submit" aria-disabled={isBusy} className="justify-self-end max-sm:w-full">
        {t("room.owner.submit")}
      </Button>
    </form>
  );
}
