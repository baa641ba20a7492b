"use client";

import type { Person, Relation, Room } from "@banter/protocol";
import { useBlocking } from "../people/blocking-context.tsx";
import { FriendButton } from "../people/friend-button.tsx";
import { Button } from "../ui/button.tsx";

interface DirectClosedProps {
  person: Person;
  relation: Exclude<Relation, "friends">;
  room: Room | null;
}

/** In place of the composer: why one cannot write, and what one can do about it. */
export function DirectClosed({ person, relation, room }: DirectClosedProps) {
  return (
    <section
      aria-label="Why you cannot write"
      className="safe-bottom mx-3 mb-3 flex flex-wrap items-center justify-between gap-x-4 gap-y-2 rounded-lg border bg-sunken px-4 py-3 sm:mx-5"
    >
      <p className="min-w-0 flex-1 basis-64 text-ink-soft">{reasonFor(relation, person.username, room !== null)}</p>
      <div className="flex items-center gap-1">
        <Remedy person={person} relation={relation} />
      </div>
    </section>
  );
}

function Remedy({ person, relation }: Omit<DirectClosedProps, "room">) {
  const { unblock } = useBlocking();
  switch (relation) {
    case "none":
      return <FriendButton action="request" person={person} />;
    case "requested":
      return <FriendButton action="cancel" person={person} />;
    case "asked":
      return (
        <>
          <FriendButton action="decline" person={person} />
          <FriendButton action="accept" person={person} />
        </>
      );
    case "blocked":
      return (
        <Button look="outline" size="sm" aria-label={`Unblock ${person.username}`} onClick={() => unblock(person)}>
          Unblock
        </Button>
      );
  }
}

function reasonFor(relation: DirectClosedProps["relation"], name: string, haveWritten: boolean): string {
  switch (relation) {
    case "none":
      return haveWritten
        ? `You and ${name} are not friends any more. What you wrote stays here; to go on, be friends again.`
        : `You and ${name} are not friends. Only friends can write to each other.`;
    case "requested":
      return `You asked ${name} to be your friend. Once they accept, you can write to each other.`;
    case "asked":
      return `${name} asks to be your friend. Accept, and you can write to each other.`;
    case "blocked":
      return `You block ${name}: you see nothing of theirs, and neither of you can write.`;
  }
}
