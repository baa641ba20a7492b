"use client";

import type { PasswordReset } from "@banter/protocol";
import { Copy } from "lucide-react";
import { useTranslations } from "use-intl";
import { toast } from "../../lib/toast.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { TextField } from "../ui/text-field.tsx";
import { When } from "../ui/when.tsx";

interface ResetLinkDialogProps {
  username: string;
  /** Null closes it. */
  reset: PasswordReset | null;
  onClose(): void;
}

/** Shows the link once: it cannot be shown again. The token is behind the #, which browsers send to no server. */
export function ResetLinkDialog({ username, reset, onClose }: ResetLinkDialogProps) {
  const t = useTranslations("admin");
  return (
    <Dialog
      title={t("resetLink.title", { name: username })}
      description={t("resetLink.text")}
      open={reset !== null}
      onOpenChange={(isOpen) => !isOpen && onClose()}
    >
      {reset && <ResetLink reset={reset} onClose={onClose} />}
    </Dialog>
  );
}

function ResetLink({ reset, onClose }: { reset: PasswordReset; onClose(): void }) {
  const t = useTranslations("admin");
  const link = `${window.location.origin}/reset-password#${reset.token}`;

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(link);
      toast.success(t("resetLink.copied"));
    } catch {
      toast.error(t("resetLink.notCopied"));
    }
  }

  return (
    <div className="mt-5 grid gap-5">
      <TextField
        label={t("resetLink.label")}
        value={link}
        readOnly
        onFocus={(event) => event.target.select()}
        end={
          <Button look="quiet" size="icon" aria-label={t("resetLink.copy")} onClick={copy}>
            <Copy aria-hidden />
          </Button>
        }
      />
      <p className="text-ink-soft text-sm">
        {t.rich("resetLink.until", { when: () => <When at={reset.expiresAt} /> })}
      </p>
      <Button className="justify-self-end max-sm:w-full" onClick={onClose}>
        {t("resetLink.done")}
      </Button>
    </div>
  );
}
