"use client";

import { Slot } from "radix-ui";
import { type ReactElement, useId, useState } from "react";
import { latePart } from "../../lib/late-part.ts";
import type { PopoverContentProps } from "./popover-content.tsx";

/** All of a popover but the button that opens it comes after the page. */
const useContentPart = latePart(() => import("./popover-content.tsx"));

interface PopoverProps extends Omit<PopoverContentProps, "opener" | "id"> {
  /** The button that opens and closes it. */
  trigger: ReactElement;
}

/** A small window beside the button that opens it; the page behind stays as it is. */
export function Popover({ trigger, open, onOpenChange, ...content }: PopoverProps) {
  const contentId = useId();
  const [opener, setOpener] = useState<HTMLElement | null>(null);
  const part = useContentPart(opener !== null);
  return (
    <>
      <Slot.Root
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-controls={open ? contentId : undefined}
        data-state={open ? "open" : "closed"}
        onClick={(event) => {
          if (event.defaultPrevented) return;
          setOpener(event.currentTarget);
          onOpenChange(!open);
        }}
      >
        {trigger}
      </Slot.Root>
      {part && opener && (
        <part.PopoverContent id={contentId} opener={opener} open={open} onOpenChange={onOpenChange} {...content} />
      )}
    </>
  );
}
