"use client";

import { toAppError } from "@banter/client";
import type { Invite } from "@banter/protocol";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Copy, Link2, Trash2 } from "lucide-react";
import { toast } from "sonner";
import { asSentence } from "../../lib/as-sentence.ts";
import { formatMoment } from "../../lib/format-time.ts";
import { browserTimeStyle } from "../../lib/time-style.ts";
import { useApi } from "../../lib/use-api.ts";
import { Button } from "../ui/button.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { inputStyles } from "../ui/text-field.tsx";

/** Makes links that let people in, and takes them back. A link is shown once, when it is made. */
export function InviteLinks({ roomId }: { roomId: string }) {
  const api = useApi();
  const queries = useQueryClient();
  const { data } = useQuery(api.roomRoles.invites.queryOptions({ roomId }, { staleTime: 0 }));
  const refresh = () => queries.invalidateQueries({ queryKey: api.roomRoles.invites.queryKey({ roomId }) });
  const onError = (error: unknown) => toast.error(asSentence(toAppError(error).message));
  const create = useMutation(api.roomRoles.createInvite.mutationOptions({ onSuccess: refresh, onError }));
  const revoke = useMutation(api.roomRoles.revokeInvite.mutationOptions({ onSuccess: refresh, onError }));
  const isNewOneThere = data?.invites.some(({ id }) => id === create.data?.id);

  return (
    <section aria-label="Links" className="grid gap-3">
      <div className="flex items-center justify-between gap-3">
        <h3 className="font-medium text-sm">Links</h3>
        <Button
          look="outline"
          size="sm"
          aria-disabled={create.isPending}
          onClick={() => !create.isPending && create.mutate({ roomId })}
        >
          <Link2 aria-hidden />
          Make a link
        </Button>
      </div>
      {create.data && isNewOneThere && <NewLink token={create.data.token} />}
      {data && data.invites.length > 0 ? (
        <ul className="divide-y rounded-md border">
          {data.invites.map((invite) => (
            <li key={invite.id} className="flex items-center gap-3 py-1 ps-3 pe-1">
              <p className="min-w-0 flex-1 text-ink-soft text-sm">{describeInvite(invite)}</p>
              <IconButton label="Take this link back" onClick={() => revoke.mutate({ roomId, inviteId: invite.id })}>
                <Trash2 aria-hidden />
              </IconButton>
            </li>
          ))}
        </ul>
      ) : (
        <p className="text-ink-faint text-sm">No link leads into this room. One works for a week, for 25 people.</p>
      )}
    </section>
  );
}

function NewLink({ token }: { token: string }) {
  const link = `${window.location.origin}/invite/${token}`;
  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(link);
      toast("Copied");
    } catch {
      toast.error("This browser does not let the page copy. Select the link instead.");
    }
  }
  return (
    <div className="grid gap-1.5 rounded-md bg-accent-soft p-3">
      <div className="flex items-center gap-2">
        <input
          readOnly
          aria-label="The new link"
          value={link}
          onFocus={(event) => event.target.select()}
          className={`${inputStyles} h-10 min-w-0 flex-1 px-3 font-mono text-sm`}
        />
        <IconButton label="Copy the link" onClick={() => void copy()}>
          <Copy aria-hidden />
        </IconButton>
      </div>
      <p className="text-ink-soft text-sm">It is shown only now. Whoever has it can enter the room.</p>
    </div>
  );
}

function describeInvite({ createdBy, expiresAt, uses, maxUses }: Invite): string {
  const until = formatMoment(Date.parse(expiresAt), browserTimeStyle());
  return `By ${createdBy.username}, used ${uses} of ${maxUses} times, until ${until}`;
}
