"use client";

import { CreateRoom, LIMITS, type Room } from "@banter/protocol";
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
        label="Name"
        name="name"
        autoComplete="off"
        dir="auto"
        hint={`Up to ${LIMITS.roomNameMaxChars} characters, in any script.`}
        error={errors.name}
      />
      <TextField
        label="Topic (optional)"
        name="topic"
        autoComplete="off"
        dir="auto"
        hint="What the room is about, in a sentence."
        error={errors.topic}
      />
      <RoomKindChoice />
      <Button type="submit" aria-disabled={isBusy} className="justify-self-end max-sm:w-full">
        {isBusy ? "Creating…" : "Create room"}
      </Button>
    </form>
  );
}
