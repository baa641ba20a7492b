"use client";

import type { ModeratedPerson, PasswordReset } from "@banter/protocol";
import { useState } from "react";
import { api } from "../../lib/api.ts";
import { useMe } from "../live/banter-context.tsx";
import { Button } from "../ui/button.tsx";
import { BanUserDialog } from "./ban-user-dialog.tsx";
import { type Act, ReasonDialog } from "./reason-dialog.tsx";
import { ResetLinkDialog } from "./reset-link-dialog.tsx";

/** What an admin can do about a person; each asks for a reason first. */
export function PersonActions({ person }: { person: ModeratedPerson }) {
  const me = useMe();
  const [act, setAct] = useState<Act | null>(null);
  const [isBanning, setBanning] = useState(false);
  const [reset, setReset] = useState<PasswordReset | null>(null);
  const { id: userId, username, role, ban } = person;
  const isMe = userId === me.id;

  const lift: Act = {
    title: `Let ${username} in again?`,
    description: "The ban is lifted at once.",
    confirmLabel: "Lift the ban",
    done: `${username} is no longer banned`,
    run: (reason) => api.moderation.unbanUser.mutate({ userId, reason }),
  };
  const promote: Act = {
    title: `Make ${username} an admin?`,
    description: "Admins see and may do everything on these pages, and make others admins.",
    confirmLabel: "Make admin",
    done: `${username} is an admin`,
    run: (reason) => api.moderation.setRole.mutate({ userId, role: "ADMIN", reason }),
  };
  const demote: Act = {
    title: isMe ? "Stop being an admin?" : `Take the admin role from ${username}?`,
    description: isMe
      ? "You lose these pages at once. Another admin can make you one again."
      : "They lose these pages at once.",
    confirmLabel: "Take the role away",
    isDanger: true,
    done: `${username} is no longer an admin`,
    run: (reason) => api.moderation.setRole.mutate({ userId, role: "USER", reason }),
  };
  const endSessions: Act = {
    title: `Log ${username} out everywhere?`,
    description: "All of their sessions end at once. They can log in again with their password.",
    confirmLabel: "End all sessions",
    isDanger: true,
    done: `All sessions of ${username} have ended`,
    run: (reason) => api.moderation.endSessions.mutate({ userId, reason }),
  };
  const resetPassword: Act = {
    title: `Reset the password of ${username}?`,
    description:
      "Makes a link that works once, within a day. Give it to nobody but them: who has it chooses the password.",
    confirmLabel: "Make the link",
    run: async (reason) => setReset(await api.moderation.createPasswordReset.mutate({ userId, reason })),
  };

  return (
    <div className="flex flex-wrap gap-2">
      {role === "USER" && (
        <Button look={ban ? "outline" : "danger"} onClick={() => setBanning(true)}>
          {ban ? "Change the ban…" : "Ban…"}
        </Button>
      )}
      {ban && <Button onClick={() => setAct(lift)}>Lift the ban…</Button>}
      <Button look="outline" onClick={() => setAct(endSessions)}>
        End sessions…
      </Button>
      {(role === "USER" || isMe) && (
        <Button look="outline" onClick={() => setAct(resetPassword)}>
          Reset password…
        </Button>
      )}
      {role === "ADMIN" ? (
        <Button look="outline" onClick={() => setAct(demote)}>
          Take the admin role…
        </Button>
      ) : (
        !ban && (
          <Button look="outline" onClick={() => setAct(promote)}>
            Make admin…
          </Button>
        )
      )}
      <BanUserDialog person={person} open={isBanning} onOpenChange={setBanning} />
      <ReasonDialog act={act} onClose={() => setAct(null)} />
      <ResetLinkDialog username={username} reset={reset} onClose={() => setReset(null)} />
    </div>
  );
}
