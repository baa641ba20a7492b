import type { ComponentProps } from "react";
import { TextField } from "../ui/text-field.tsx";

type UsernameFieldProps = Omit<ComponentProps<typeof TextField>, "label" | "name">;

export function UsernameField(props: UsernameFieldProps) {
  return (
    <TextField
      {...props}
      label="Username"
      name="username"
      autoComplete="username"
      autoCapitalize="none"
      autoCorrect="off"
      spellCheck={false}
    />
  );
}
