"use client";

import { useTranslations } from "use-intl";
import { useStoredFlag } from "../../lib/use-stored-flag.ts";
import { Dialog } from "../ui/dialog.tsx";
import { SwitchField } from "../ui/switch-field.tsx";
import { HELP_KEY_OFF, isNamedKey, SHORTCUTS } from "./shortcuts.ts";

interface ShortcutsDialogProps {
  open: boolean;
  onOpenChange(open: boolean): void;
}

/** What the keyboard can do. */
export function ShortcutsDialog({ open, onOpenChange }: ShortcutsDialogProps) {
  const t = useTranslations("keyboard");
  const [isHelpKeyOff, setHelpKeyOff] = useStoredFlag(HELP_KEY_OFF);
  return (
    <Dialog
      title={t("shortcuts.title")}
      description={t(onMac() ? "shortcuts.textOnMac" : "shortcuts.text")}
      open={open}
      onOpenChange={onOpenChange}
    >
      <div className="mt-5 grid gap-6">
        {SHORTCUTS.map(({ title, shortcuts }) => (
          <section key={title} aria-label={t(title)}>
            <h3 className="mb-1.5 font-semibold text-ink-soft text-sm">{t(title)}</h3>
            <dl className="divide-y">
              {shortcuts.map(({ keys, does }) => (
                <div key={keys.join(" ")} className="flex items-center justify-between gap-4 py-1.5">
                  <dt>{t(does)}</dt>
                  <dd className="flex shrink-0 gap-1">
                    {keys.map((key) => (
                      <kbd
                        key={key}
                        className="min-w-6 whitespace-nowrap rounded-sm border border-line-strong bg-sunken px-1.5 text-center font-sans text-sm leading-6"
                      >
                        {isNamedKey(key) ? t(`keys.${key}`) : key}
                      </kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        {/* the only key of one character that works wherever the focus is */}
        <div className="rounded-lg border">
          <SwitchField
            label={t("shortcuts.helpKey.label")}
            hint={t("shortcuts.helpKey.hint")}
            isOn={!isHelpKeyOff}
            onChange={(isOn) => setHelpKeyOff(!isOn)}
          />
        </div>
      </div>
    </Dialog>
  );
}

function onMac(): boolean {
  return typeof navigator !== "undefined" && /Mac|iPhone|iPad/.test(navigator.userAgent);
}
