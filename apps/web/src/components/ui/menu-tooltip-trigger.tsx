"use client";

import type { ReactNode } from "react";
import { MenuTrigger } from "./menu.tsx";
import { Tooltip } from "./tooltip.tsx";

/** A button that opens a menu, and says what it is for when it is pointed at. */
export function MenuTooltipTrigger({ text, children }: { text: string; children: ReactNode }) {
  return (
    <Tooltip text={text}>
      <MenuTrigger asChild>{children}</MenuTrigger>
    </Tooltip>
  );
}
