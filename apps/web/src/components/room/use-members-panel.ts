"use client";

import { useState } from "react";
import { useMediaQuery } from "../../lib/use-media-query.ts";
import { useStoredFlag } from "../../lib/use-stored-flag.ts";

/** As wide as three columns need. */
const WIDE = "(width >= 68rem)";

/** Beside the conversation the members stay open from room to room; over it they open when asked. */
export function useMembersPanel() {
  const isBeside = useMediaQuery(WIDE);
  const [isKeptOpen, keepOpen] = useStoredFlag("banter.members-shown");
  const [isSheetOpen, setSheetOpen] = useState(false);
  return isBeside
    ? { isBeside, isOpen: isKeptOpen, setOpen: keepOpen }
    : { isBeside, isOpen: isSheetOpen, setOpen: setSheetOpen };
}
