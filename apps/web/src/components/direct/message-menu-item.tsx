"use client";

import type { Person } from "@banter/protocol";
import { useQuery } from "@tanstack/react-query";
import { MessageCircle } from "lucide-react";
import { useTranslations } from "use-intl";
import { useApi } from "../../lib/use-api.ts";
import { PageLink } from "../shell/page-link.tsx";
import { MenuItem } from "../ui/menu.tsx";

/** The way from a menu to the conversation with a friend; of others nothing is shown. */
export function MessageMenuItem({ person }: { person: Person }) {
  const t = useTranslations("people");
  const api = useApi();
  const { data } = useQuery(api.direct.get.queryOptions({ userId: person.id }));
  if (data?.relation !== "friends") return null;
  return (
    <MenuItem asChild>
      <PageLink href={`/messages/${person.id}`}>
        <MessageCircle aria-hidden /> {t("message")}
      </PageLink>
    </MenuItem>
  );
}
