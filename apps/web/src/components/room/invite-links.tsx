"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Copy, Trash2 } from "lucide-react";
import { useTranslations } from "use-intl";
import { formatMoment } from "../../lib/format-time.ts";
import { browserTimeStyle } from "../../lib/time-style.ts";
import { toast } from "../../lib/toast.ts";
import { useApi } from "../../lib/use-api.ts";
import { useErrorText } from "../../texts/use-error-text.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { inputStyles } from "../ui/text-field.tsx";
import { NewLinkForm } from "./new-link-form.tsx";

/** Makes links that let people in, and takes them back. A link is shown once, when it is made. */
export function InviteLinks({ roomId }: { roomId: string }) {
  const errorText = useErrorText();
  const t = useTranslations("room");
  const api = useApi();
  const queries = useQueryClient();
  const { data } = useQuery(api.roomRoles.invites.queryOptions({ roomId }, { staleTime: 0 }));
  const refresh = () => queries.invalidateQueries({ queryKey: api.roomRoles.invites.queryKey({ roomId }) });
  const onError = (error: unknown) => toast.error(errorText(error));
  const create = useMutation(api.roomRoles.createInvite.mutationOptions({ onSuccess: refresh, onError }));
  const revoke = useMutation(api.roomRoles.revokeInvite.mutationOptions({ onSuccess: refresh, onError }));
  const isNewOneThere = data?.invites.some(({ id }) => id === create.data?.id);

  return (
    <section aria-label={t("links.title")} className="grid gap-3">
      <h3 className="font-medium text-sm">{t("links.title")}</h3>
      <NewLinkForm isBusy={create.isPending} onMake={(limits) => create.mutate({ roomId, ...limits })} />
      {create.data && isNewOneThere && <NewLink token={create.data.token} />}
      {data && data.invites.length > 0 ? (
        <ul className="divide-y rounded-md border">
          {data.invites.map((invite) => (
            <li key={invite.id} className="flex items-center gap-3 py-1 ps-3 pe-1">
              <p className="min-w-0 flex-1 text-ink-soft text-sm">
                {t("links.one", {
                  name: invite.createdBy.username,
                  uses: invite.uses,
                  max: invite.maxUses,
                  until: formatMoment(Date.parse(invite.expiresAt), browserTimeStyle()),
                })}
              </p>
              <IconButton label={t("links.revoke")} onClick={() => revoke.mutate({ roomId, inviteId: invite.id })}>
                <Trash2 aria-hidden />
              </IconButton>
            </li>
          ))}
        </ul>
      ) : (
        <p className="text-ink-faint text-sm">{t("links.none")}</p>
      )}
    </section>
  );
}

function NewLink({ token }: { token: string }) {
  const t = useTranslations("room");
  const link = `${window.location.origin}/invite/${token}`;
  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(link);
      toast(t("links.copied"));
    } catch {
      toast.error(t("links.notCopied"));
    }
  }
  return (
    <div className="grid gap-1.5 rounded-md bg-accent-soft p-3">
      <div className="flex items-center gap-2">
        <input
          readOnly
          aria-label={t("links.new")}
          value={link}
          onFocus={(event) => event.target.select()}
          className={`${inputStyles} h-10 min-w-0 flex-1 px-3 font-mono text-sm`}
        />
        <IconButton label={t("links.copy")} onClick={() => void copy()}>
          <Copy aria-hidden />
        </IconButton>
      </div>
      <p className="text-ink-soft text-sm">{t("links.once")}</p>
    </div>
  );
}
