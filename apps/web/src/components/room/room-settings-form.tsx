"use client";

import { mayRenameRoom } from "@banter/domain/room-rules";
import { ChangeRoom, type Room, type RoomSettings } from "@banter/protocol";
import { useTranslations } from "use-intl";
import { api } from "../../lib/api.ts";
import { formatWait } from "../../lib/format-wait.ts";
import { useForm } from "../../lib/use-form.ts";
import { FormFailure } from "../auth/form-failure.tsx";
import { useMe } from "../live/banter-context.tsx";
import { Button } from "../ui/button.tsx";
import { SelectField } from "../ui/select-field.tsx";
import { TextField } from "../ui/text-field.tsx";

const PACES_SECONDS = [0, 5, 10, 30, 60, 300, 900, 3_600, 21_600];

interface RoomSettingsFormProps {
  room: Room;
  onChanged(settings: RoomSettings): void;
}

export function RoomSettingsForm({ room, onChanged }: RoomSettingsFormProps) {
  const t = useTranslations("room");
  const { role } = useMe();
  const { form, errors, failure, isBusy } = useForm({
    fields: ["name", "topic", "slowModeSeconds"],
    schema: ChangeRoom,
    tidy: ({ name, topic, slowModeSeconds }) => ({
      roomId: room.id,
      name: name === undefined ? undefined : String(name).trim(),
      topic: String(topic).trim(),
      slowModeSeconds: Number(slowModeSeconds),
    }),
    submit: async (input) => onChanged(await api.roomKeeping.change.mutate(input)),
  });
  const paces = [...new Set([...PACES_SECONDS, room.slowModeSeconds])].sort((one, other) => one - other);
  return (
    <form {...form} className="mt-5 grid gap-5">
      {failure && <FormFailure failure={failure} />}
      {mayRenameRoom({ role, roomRole: room.myRole }) && (
        <TextField
          label={t("settings.name")}
          name="name"
          autoComplete="off"
          dir="auto"
          defaultValue={room.name}
          error={errors.name}
        />
      )}
      <TextField
        label={t("settings.topic")}
        name="topic"
        autoComplete="off"
        dir="auto"
        hint={t("settings.topicHint")}
        defaultValue={room.topic}
        error={errors.topic}
      />
      <div className="grid gap-1.5">
        <SelectField
          label={t("settings.slow.label")}
          name="slowModeSeconds"
          defaultValue={String(room.slowModeSeconds)}
          options={paces.map((seconds) => ({
            value: String(seconds),
            label:
              seconds === 0 ? t("settings.slow.off") : t("settings.slow.pace", { time: formatWait(seconds * 1_000) }),
          }))}
        />
        <p className="text-ink-soft text-sm">{t("settings.slow.hint")}</p>
      </div>
      <Button type="submit" aria-disabled={isBusy} className="justify-self-end max-sm:w-full">
        {isBusy ? t("settings.busy") : t("settings.submit")}
      </Button>
    </form>
  );
}
