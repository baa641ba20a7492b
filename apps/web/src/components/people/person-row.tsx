"use client";

import type { Person, Relation } from "@banter/protocol";
import { useTranslations } from "use-intl";
import { PageLink } from "../shell/page-link.tsx";
import { Avatar } from "../ui/avatar.tsx";
import { Button } from "../ui/button.tsx";
import { FriendButton } from "./friend-button.tsx";
import { PresentAvatar } from "./present-avatar.tsx";
import { RemoveFriendButton } from "./remove-friend-button.tsx";

interface PersonRowProps {
  person: Person & { relation: Relation };
  /** A line below the name. */
  note?: string;
}

/** Somebody, and what one can do about being friends with them. */
export function PersonRow({ person, note }: PersonRowProps) {
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 px-4 py-2.5">
      {person.relation === "friends" ? (
        <PresentAvatar person={person} ground="raised" />
      ) : (
        <Avatar username={person.username} size="sm" />
      )}
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium">{person.username}</p>
        {note && <p className="text-ink-faint text-sm">{note}</p>}
      </div>
      <div className="flex items-center gap-1">
        <Actions person={person} />
      </div>
    </li>
  );
}

function Actions({ person }: Pick<PersonRowProps, "person">) {
  const t = useTranslations("people");
  switch (person.relation) {
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
    case "friends":
      return (
        <>
          <RemoveFriendButton person={person} />
          <Button asChild look="outline" size="sm">
            <PageLink href={`/messages/${person.id}`} aria-label={t("messageNamed", { name: person.username })}>
              {t("message")}
            </PageLink>
          </Button>
        </>
      );
    case "blocked":
      return <span className="text-ink-faint text-sm">{t("isBlocked")}</span>;
  }
}
