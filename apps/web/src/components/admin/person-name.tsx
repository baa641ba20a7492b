"use client";

import type { ModeratedPerson } from "@banter/protocol";
import Link from "next/link";
import { useTranslations } from "use-intl";
import { Avatar } from "../ui/avatar.tsx";
import { Badge } from "../ui/badge.tsx";

interface PersonNameProps {
  person: Pick<ModeratedPerson, "id" | "username"> & Partial<Pick<ModeratedPerson, "role" | "ban">>;
  /** What there is no column for on a narrow screen. */
  note?: React.ReactNode;
}

/** Somebody in a table: leads to the page about them. */
export function PersonName({ person, note }: PersonNameProps) {
  return (
    <div className="flex items-start gap-3">
      <Avatar username={person.username} size="sm" />
      <div className="min-w-0">
        <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <Link
            href={`/admin/users/${person.id}`}
            prefetch={false}
            className="rounded-sm font-medium hover:underline max-lg:break-all lg:whitespace-nowrap"
          >
            {person.username}
          </Link>
          <PersonBadges {...person} />
        </div>
        {note && <div className="text-ink-faint text-sm lg:hidden">{note}</div>}
      </div>
    </div>
  );
}

export function PersonBadges({ role, ban }: Partial<Pick<ModeratedPerson, "role" | "ban">>) {
  const t = useTranslations("admin");
  return (
    <>
      {role === "ADMIN" && <Badge tone="accent">{t("shell.admin")}</Badge>}
      {ban && <Badge tone="danger">{t("person.banned")}</Badge>}
    </>
  );
}
