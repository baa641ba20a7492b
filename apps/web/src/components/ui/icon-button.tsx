import type { ComponentProps } from "react";
import { Button } from "./button.tsx";
import { Tooltip } from "./tooltip.tsx";

interface IconButtonProps extends ComponentProps<typeof Button> {
  /** What it does: its accessible name, and its tooltip. */
  label: string;
}

/** A button that shows only an icon. */
export function IconButton({ label, look = "quiet", size = "icon", ...props }: IconButtonProps) {
  return (
    <Tooltip text={label}>
      <Button aria-label={label} look={look} size={size} {...props} />
    </Tooltip>
  );
}
