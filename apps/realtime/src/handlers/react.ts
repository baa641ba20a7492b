import { React } from "@banter/protocol";
import { handle } from "../handle.ts";

/** Counts as a message: everybody in the room is told. */
export const react = handle<"react", typeof React>(
  React,
  (input, { actor, services }) => services.messages.react(actor, input),
  { isMessage: true },
);
