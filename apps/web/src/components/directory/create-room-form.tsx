"use client";

import { CreateRoom, LIMITS, type Room } from "@banter/protocol";
import { useTranslations } from "use-intl";
import { api } from "../../lib/api.ts";
import { useForm } from "../../lib/use-form.ts";
import { FormFailure } from "../auth/form-failure.tsx";
import { Button } from "../ui/button.tsx";
import { TextField } from "../ui/text-field.tsx";
import { RoomKindChoice } from "./room-kind-choice.tsx";

interface CreateRoomFormProps {
  onCreated(room: Room): void;
}

export function CreateRoomForm({ onCreated }: CreateRoomFormProps) {
  const t = useTranslations("directory");
  const { form, errors, failure, isBusy } = useForm({
    fields: ["name", "topic"],
    schema: CreateRoom,
    tidy: ({ name, topic, ...rest }) => ({ ...rest, name: String(name).trim(), topic: String(topic).trim() }),
    submit: async (input) => onCreated(await api.rooms.create.mutate(input)),
  });
  return (
    <form {...form} className="mt-5 grid gap-5">
      {failure && <FormFailure failure={failure} />}
      <TextField
        label={t("create.name.label")}
        name="name"
        autoComplete="off"
        dir="auto"
        hint={t("create.name.hint", { max: String(LIMITS.roomNameMaxChars) })}
        error={errors.name}
      />
      <TextField
        label={t("create.topic.label")}
        name="topic"
        autoComplete="off"
        dir="auto"
        hint={t("create.topic.hint")}
        error={errors.topic}
      />
      <RoomKindChoice />
      <Button type="submit" aria-disabled={isBusy} className="justify-self-end max-sm:w-full">
        {isBusy ? t("create.busy") : t("create.submit")}
      </Button>
    </form>
  );
}
