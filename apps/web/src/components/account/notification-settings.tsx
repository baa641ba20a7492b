"use client";

import { useSyncExternalStore } from "react";
import { useTranslations } from "use-intl";
import { playChime } from "../../lib/notifying/chime.ts";
import {
  askForDesktop,
  type DesktopPermission,
  desktopPermission,
  onDesktopPermission,
} from "../../lib/notifying/desktop.ts";
import { DESKTOP_ON, SOUND_OFF } from "../../lib/notifying/settings.ts";
import { useStoredFlag } from "../../lib/use-stored-flag.ts";
import { Button } from "../ui/button.tsx";
import { SwitchField } from "../ui/switch-field.tsx";
import { AccountSection } from "./account-section.tsx";

/** How this browser calls the person. */
export function NotificationSettings() {
  const t = useTranslations("account");
  const permission = useSyncExternalStore<DesktopPermission>(onDesktopPermission, desktopPermission, () => "not-asked");
  const [isDesktopWanted, wantDesktop] = useStoredFlag(DESKTOP_ON);
  const [isSoundOff, setSoundOff] = useStoredFlag(SOUND_OFF);
  const isAskable = permission === "granted" || permission === "not-asked";

  async function switchDesktop(isOn: boolean): Promise<void> {
    wantDesktop(isOn && (await askForDesktop()));
  }

  return (
    <AccountSection id="notifications" title={t("notifications.title")} description={t("notifications.text")}>
      <div className="divide-y rounded-lg border bg-raised shadow-card">
        <SwitchField
          label={t("notifications.desktop.label")}
          hint={t(`notifications.desktop.${permission}`)}
          isOn={isDesktopWanted && permission === "granted"}
          isDisabled={!isAskable}
          onChange={switchDesktop}
        />
        <SwitchField
          label={t("notifications.sound.label")}
          hint={
            <>
              {t("notifications.sound.text")}{" "}
              <Button look="quiet" size="sm" className="-my-1.5 -ms-1 px-1 underline" onClick={() => playChime()}>
                {t("notifications.sound.listen")}
              </Button>
            </>
          }
          isOn={!isSoundOff}
          onChange={(isOn) => setSoundOff(!isOn)}
        />
      </div>
    </AccountSection>
  );
}
