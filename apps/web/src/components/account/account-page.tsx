"use client";

import { useMe } from "../live/banter-context.tsx";
import { PageHeading } from "../shell/page-heading.tsx";
import { BlockedLink } from "./blocked-link.tsx";
import { ChangePassword } from "./change-password.tsx";
import { DeleteAccount } from "./delete-account.tsx";
import { NotificationSettings } from "./notification-settings.tsx";
import { OwnSessions } from "./own-sessions.tsx";

/** What calls one, one's password, where one is logged in, whom one blocks, and the way out for good. */
export function AccountPage() {
  const { username } = useMe();
  return (
    <div className="scrollbar-slim h-full overflow-y-auto">
      <div className="mx-auto grid max-w-2xl gap-10 px-4 py-6 sm:px-6 sm:py-10">
        <PageHeading title="Your account">
          You are <span className="font-medium text-ink">{username}</span>. Nobody but you and the admins sees this
          page’s contents.
        </PageHeading>
        <NotificationSettings />
        <ChangePassword />
        <OwnSessions />
        <BlockedLink />
        <DeleteAccount />
      </div>
    </div>
  );
}
