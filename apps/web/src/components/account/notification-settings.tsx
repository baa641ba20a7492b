"use client";

import { useSyncExternalStore } from "react";
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

const DESKTOP_HINTS: Record<DesktopPermission, string> = {
  granted: "Shows who writes and what, over your other windows.",
  "not-asked": "Shows who writes and what, over your other windows. Your browser will ask whether Banter may.",
  denied: "Your browser keeps Banter from showing them. Allow them in its settings for this page, then come back.",
  insecure: "Browsers show them only for pages whose address begins with https. Ask whoever runs this Banter.",
  unsupported: "This browser cannot show them for a page. The sound works, and so does the number in the tab’s title.",
};

/** How this browser calls the person. */
export function NotificationSettings() {
  const permission = useSyncExternalStore<DesktopPermission>(onDesktopPermission, desktopPermission, () => "not-asked");
  const [isDesktopWanted, wantDesktop] = useStoredFlag(DESKTOP_ON);
  const [isSoundOff, setSoundOff] = useStoredFlag(SOUND_OFF);
  const isAskable = permission === "granted" || permission === "not-asked";

  async function switchDesktop(isOn: boolean): Promise<void> {
    wantDesktop(isOn && (await askForDesktop()));
  }

  return (
    <AccountSection
      id="notifications"
      title="Notifications"
      description="In this browser, for direct messages and mentions that come while you are looking elsewhere. What of a room calls you is chosen under the bell in the room, and holds on all your devices."
    >
      <div className="divide-y rounded-lg border bg-raised shadow-card">
        <SwitchField
          label="Desktop notifications"
          hint={DESKTOP_HINTS[permission]}
          isOn={isDesktopWanted && permission === "granted"}
          isDisabled={!isAskable}
          onChange={switchDesktop}
        />
        <SwitchField
          label="Sound"
          hint={
            <>
              Two soft notes.{" "}
              <Button look="quiet" size="sm" className="-my-1.5 -ms-1 px-1 underline" onClick={() => playChime()}>
                Listen
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
