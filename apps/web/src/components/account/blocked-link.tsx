"use client";

import Link from "next/link";
import { useTranslations } from "use-intl";
import { Button } from "../ui/button.tsx";
import { AccountSection } from "./account-section.tsx";

/** The way to whom one blocks. */
export function BlockedLink() {
  const t = useTranslations("account");
  return (
    <AccountSection title={t("blocked.title")} description={t("blocked.text")}>
      <Button asChild look="outline">
        <Link href="/account/blocked">{t("blocked.show")}</Link>
      </Button>
    </AccountSection>
  );
}
