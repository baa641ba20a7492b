"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { toast } from "../../lib/toast.ts";
import { useApi } from "../../lib/use-api.ts";
import { useErrorText } from "../../texts/use-error-text.ts";
import { Avatar } from "../ui/avatar.tsx";
import { Button } from "../ui/button.tsx";

/** Who is kept out of the room; nothing when nobody is. */
export function RoomBanList({ roomId }: { roomId: string }) {
  const errorText = useErrorText();
  const t = useTranslations("room");
  const api = useApi();
  const queries = useQueryClient();
  const { data } = useQuery(api.roomRoles.bans.queryOptions({ roomId }, { staleTime: 0 }));
  const unban = useMutation(
    api.roomRoles.unban.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: api.roomRoles.bans.queryKey({ roomId }) }),
      onError: (error) => toast.error(errorText(error)),
    }),
  );
  if (!data || data.bans.length === 0) return null;
  return (
    <section aria-label={t("bans.title")} className="grid gap-3">
      <h3 className="font-medium text-sm">{t("bans.title")}</h3>
      <ul className="divide-y rounded-md border">
        {data.bans.map(({ id, username, reason }) => (
          <li key={id} className="flex items-center gap-2.5 px-3 py-1.5">
            <Avatar username={username} size="sm" />
            <span className="min-w-0 flex-1">
              <span className="block truncate">{username}</span>
              {reason !== "" && <bdi className="block break-words text-ink-soft text-sm">{reason}</bdi>}
            </span>
            <Button
              look="outline"
              size="sm"
              aria-label={t("bans.liftNamed", { name: username })}
              onClick={() => unban.mutate({ roomId, userId: id })}
            >
              {t("bans.lift")}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
