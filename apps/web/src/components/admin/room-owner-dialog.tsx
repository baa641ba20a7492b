"use client";

import { LIMITS, type ListedRoom, SetRoomOwner } from "@banter/protocol";
import { toast } from "sonner";
import { api } from "../../lib/api.ts";
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
  return (
    <Dialog
      title={`Change the owner of ${room.name}`}
      description="A member becomes the owner, and the present owner a moderator."
      open={open}
      onOpenChange={onOpenChange}
    >
      <OwnerForm room={room} onDone={() => onOpenChange(false)} />
    </Dialog>
  );
}

function OwnerForm({ room, onDone }: { room: ListedRoom; onDone(): void }) {
  const refresh = useAdminRefresh();
  const { form, errors, failure, isBusy } = useForm({
    fields: ["username", "reason"],
    schema: SetRoomOwner,
    tidy: (values) => ({ ...values, roomId: room.id }),
    async submit(input) {
      await api.admin.setRoomOwner.mutate(input);
      toast.success(`${input.username} is the owner of ${room.name}`);
      onDone();
      void refresh();
    },
  });
  return (
    <form {...form} className="mt-5 grid gap-5">
      {failure && <FormFailure failure={failure} />}
      <TextField
        label="New owner"
        name="username"
        hint="The name of somebody who is in the room."
        maxLength={LIMITS.usernameMaxChars}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        error={errors.username}
      />
      <TextArea
        label="Reason"
        name="reason"
        hint="Kept in the audit."
        maxLength={LIMITS.moderationReasonMaxChars}
        error={errors.reason}
      />
      <Button type="submit" aria-disabled={isBusy} className="justify-self-end max-sm:w-full">
        Change the owner
      </Button>
    </form>
  );
}
