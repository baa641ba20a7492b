"use client";

import type { PasswordReset } from "@banter/protocol";
import { Copy } from "lucide-react";
import { toast } from "sonner";
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
  return (
    <Dialog
      title={`A link for ${username}`}
      description="Copy it now: it is not shown again. Pass it on where nobody else reads it."
      open={reset !== null}
      onOpenChange={(isOpen) => !isOpen && onClose()}
    >
      {reset && <ResetLink reset={reset} onClose={onClose} />}
    </Dialog>
  );
}

function ResetLink({ reset, onClose }: { reset: PasswordReset; onClose(): void }) {
  const link = `${window.location.origin}/reset-password#${reset.token}`;

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(link);
      toast.success("Copied");
    } catch {
      toast.error("The browser does not allow it. Mark the link and copy it by hand");
    }
  }

  return (
    <div className="mt-5 grid gap-5">
      <TextField
        label="Link"
        value={link}
        readOnly
        onFocus={(event) => event.target.select()}
        end={
          <Button look="quiet" size="icon" aria-label="Copy the link" onClick={copy}>
            <Copy aria-hidden />
          </Button>
        }
      />
      <p className="text-ink-soft text-sm">
        Works once, until <When at={reset.expiresAt} />.
      </p>
      <Button className="justify-self-end max-sm:w-full" onClick={onClose}>
        Done
      </Button>
    </div>
  );
}
