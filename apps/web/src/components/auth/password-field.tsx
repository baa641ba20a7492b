"use client";

import { LIMITS } from "@banter/protocol";
import { Eye, EyeOff } from "lucide-react";
import { type ComponentProps, useState } from "react";
import { Button } from "../ui/button.tsx";
import { TextField } from "../ui/text-field.tsx";

/** What is asked of a new password. */
export const PASSWORD_HINT = `${LIMITS.passwordMinChars}–${LIMITS.passwordMaxChars} characters of any kind. A few unrelated words work well.`;

type PasswordFieldProps = Omit<ComponentProps<typeof TextField>, "type" | "end" | "label"> & { label?: string };

/** A password that can be looked at while it is typed. */
export function PasswordField({ label = "Password", ...props }: PasswordFieldProps) {
  const [isShown, setShown] = useState(false);
  const Icon = isShown ? EyeOff : Eye;
  return (
    <TextField
      name="password"
      {...props}
      label={label}
      type={isShown ? "text" : "password"}
      autoCapitalize="none"
      autoCorrect="off"
      spellCheck={false}
      end={
        <Button
          look="quiet"
          size="icon"
          aria-label={`${isShown ? "Hide" : "Show"} ${label.toLowerCase()}`}
          onClick={() => setShown(!isShown)}
        >
          <Icon aria-hidden />
        </Button>
      }
    />
  );
}
