"use client";

import type { ModeratedPerson, PasswordReset } from "@banter/protocol";
import Link from "next/link";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { api } from "../../lib/api.ts";
import { useMe } from "../live/banter-context.tsx";
import { Button } from "../ui/button.tsx";
import { BanUserDialog } from "./ban-user-dialog.tsx";
import { type Act, ReasonDialog } from "./reason-dialog.tsx";
import { ResetLinkDialog } from "./reset-link-dialog.tsx";

/** What an admin can do about a person; each asks for a reason first. */
export function PersonActions({ person }: { person: ModeratedPerson }) {
  const t = useTranslations("admin");
  const me = useMe();
  const [act, setAct] = useState<Act | null>(null);
  const [isBanning, setBanning] = useState(false);
  const [reset, setReset] = useState<PasswordReset | null>(null);
  const { id: userId, username, role, ban } = person;
  const isMe = userId === me.id;

  const lift: Act = {
    title: t("lift.title", { name: username }),
    description: t("lift.text"),
    confirmLabel: t("lift.confirm"),
    done: t("lift.done", { name: username }),
    run: (reason) => api.moderation.unbanUser.mutate({ userId, reason }),
  };
  const promote: Act = {
    title: t("person.promote.title", { name: username }),
    description: t("person.promote.text"),
    confirmLabel: t("person.promote.confirm"),
    done: t("person.promote.done", { name: username }),
    run: (reason) => api.moderation.setRole.mutate({ userId, role: "ADMIN", reason }),
  };
  const demote: Act = {
    title: isMe ? t("person.demote.titleOwn") : t("person.demote.title", { name: username }),
    description: isMe ? t("person.demote.textOwn") : t("person.demote.text"),
    confirmLabel: t("person.demote.confirm"),
    isDanger: true,
    done: t("person.demote.done", { name: username }),
    run: (reason) => api.moderation.setRole.mutate({ userId, role: "USER", reason }),
  };
  const endSessions: Act = {
    title: t("person.sessions.title", { name: username }),
    description: t("person.sessions.text"),
    confirmLabel: t("person.sessions.confirm"),
    isDanger: true,
    done: t("person.sessions.done", { name: username }),
    run: (reason) => api.moderation.endSessions.mutate({ userId, reason }),
  };
  const resetPassword: Act = {
    title: t("person.reset.title", { name: username }),
    description: t("person.reset.text"),
    confirmLabel: t("person.reset.confirm"),
    run: async (reason) => setReset(await api.moderation.createPasswordReset.mutate({ userId, reason })),
  };

  return (
    <div className="flex flex-wrap gap-2">
      {role === "USER" && (
        <Button look={ban ? "outline" : "danger"} onClick={() => setBanning(true)}>
          {ban ? t("person.changeBan") : t("person.ban")}
        </Button>
      )}
      {ban && <Button onClick={() => setAct(lift)}>{t("person.lift")}</Button>}
      <Button look="outline" onClick={() => setAct(endSessions)}>
        {t("person.endSessions")}
      </Button>
      {role === "USER" && (
        <Button look="outline" onClick={() => setAct(resetPassword)}>
          {t("person.resetPassword")}
        </Button>
      )}
      {role === "ADMIN" ? (
        <Button look="outline" onClick={() => setAct(demote)}>
          {t("person.takeRole")}
        </Button>
      ) : (
        !ban && (
          <Button look="outline" onClick={() => setAct(promote)}>
            {t("person.makeAdmin")}
          </Button>
        )
      )}
      <Button asChild look="quiet">
        <Link href={`/admin/audit?${new URLSearchParams({ target: username })}`} prefetch={false}>
          {t("person.inAudit")}
        </Link>
      </Button>
      <BanUserDialog person={person} open={isBanning} onOpenChange={setBanning} />
      <ReasonDialog act={act} onClose={() => setAct(null)} />
      <ResetLinkDialog username={username} reset={reset} onClose={() => setReset(null)} />
    </div>
  );
}
