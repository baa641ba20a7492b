"use client";

import type { Person, Relation, Room } from "@banter/protocol";
import { useTranslations } from "use-intl";
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
  const t = useTranslations("direct");
  return (
    <section aria-label={t("closed.label")} className="safe-bottom">
      <div className="mx-3 mb-3 flex flex-wrap items-center justify-between gap-x-4 gap-y-2 rounded-lg border bg-sunken px-4 py-3 sm:mx-5">
        <p className="min-w-0 flex-1 basis-64 text-ink-soft">
          {t(`closed.${relation === "none" && room ? "noLonger" : relation}`, { name: person.username })}
        </p>
        <div className="flex items-center gap-1">
          <Remedy person={person} relation={relation} />
        </div>
      </div>
    </section>
  );
}

function Remedy({ person, relation }: Omit<DirectClosedProps, "room">) {
  const tp = useTranslations("people");
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
        <Button
          look="outline"
          size="sm"
          aria-label={tp("unblockNamed", { name: person.username })}
          onClick={() => unblock(person)}
        >
          {tp("unblock")}
        </Button>
      );
  }
}
