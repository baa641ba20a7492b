"use client";

import { Slot } from "radix-ui";
import { type ReactElement, useId, useState } from "react";
import { latePart } from "../../lib/late-part.ts";
import { useTooltipTrigger } from "./use-tooltip-trigger.ts";

/** What shows the text comes after the page. */
const useContentPart = latePart(() => import("./tooltip-content.tsx"));

interface TooltipProps {
  text: string;
  side?: "top" | "right" | "bottom" | "left";
  children: ReactElement;
}

/** Shows a text beside its child on hover and focus. */
export function Tooltip({ text, side = "bottom", children }: TooltipProps) {
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const { trigger, handlers } = useTooltipTrigger(setOpen);
  const part = useContentPart(trigger !== null);
  return (
    <>
      <Slot.Root {...handlers} aria-describedby={part && isOpen ? id : undefined}>
        {children}
      </Slot.Root>
      {part && trigger && (
        <part.TooltipContent id={id} trigger={trigger} isOpen={isOpen} onOpenChange={setOpen} side={side} text={text} />
      )}
    </>
  );
}
