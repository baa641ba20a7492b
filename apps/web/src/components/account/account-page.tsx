"use client";

import { useTranslations } from "use-intl";
import { useMe } from "../live/banter-context.tsx";
import { PageHeading } from "../shell/page-heading.tsx";
import { BlockedLink } from "./blocked-link.tsx";
import { ChangePassword } from "./change-password.tsx";
import { DeleteAccount } from "./delete-account.tsx";
import { LanguageSettings } from "./language-settings.tsx";
import { NotificationSettings } from "./notification-settings.tsx";
import { OwnSessions } from "./own-sessions.tsx";

/** What calls one, one's password, where one is logged in, whom one blocks, and the way out for good. */
export function AccountPage() {
  const t = useTranslations("account");
  const { username } = useMe();
  return (
    <div className="scrollbar-slim h-full overflow-y-auto">
      <div className="mx-auto grid max-w-2xl gap-10 px-4 py-6 sm:px-6 sm:py-10">
        <PageHeading title={t("title")}>
          {t.rich("intro", { username, name: (name) => <span className="font-medium text-ink">{name}</span> })}
        </PageHeading>
        <NotificationSettings /> <LanguageSettings />
        <ChangePassword />
        <OwnSessions />
        <BlockedLink />
        <DeleteAccount />
      </div>
    </div>
  );
}
