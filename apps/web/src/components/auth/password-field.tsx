"use client";

import { LIMITS } from "@banter/protocol";
import { Eye, EyeOff } from "lucide-react";
import { type ComponentProps, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "../ui/button.tsx";
import { TextField } from "../ui/text-field.tsx";

/** What is asked of a new password. */

export function usePasswordHint(): string {
  return useTranslations("auth")("password.hint", {
    min: String(LIMITS.passwordMinChars),
    max: String(LIMITS.passwordMaxChars),
  });
}

interface PasswordFieldProps extends Omit<ComponentProps<typeof TextField>, "type" | "end" | "label"> {
  /** Which of a form's passwords it is. */
  which?: "only" | "own" | "current" | "new";
}

/** A password that can be looked at while it is typed. */
export function PasswordField({ which = "only", ...props }: PasswordFieldProps) {
  const t = useTranslations("auth");
  const [isShown, setShown] = useState(false);
  const Icon = isShown ? EyeOff : Eye;
  return (
    <TextField
      name="password"
      {...props}
      label={t(`password.${which}.label`)}
      type={isShown ? "text" : "password"}
      autoCapitalize="none"
      autoCorrect="off"
      spellCheck={false}
      end={
        <Button
          look="quiet"
          size="icon"
          aria-label={t(isShown ? `password.${which}.hide` : `password.${which}.show`)}
          onClick={() => setShown(!isShown)}
        >
          <Icon aria-hidden />
        </Button>
      }
    />
  );
}
