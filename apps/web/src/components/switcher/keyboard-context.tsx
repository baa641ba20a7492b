"use client";

import dynamic from "next/dynamic";
import { usePathname } from "next/navigation";
import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from "react";
import { isCommand, isDialogOpen, isPlain, isTyping } from "../../lib/keys.ts";
import { loadPatiently } from "../../lib/load-patiently.ts";
import { isWaiting, nextPlace } from "../../lib/places/places.ts";
import { preloadLater } from "../../lib/preload.ts";
import { readStoredFlag } from "../../lib/use-stored-flag.ts";
import { useGo } from "../shell/use-go.ts";
import { HELP_KEY_OFF } from "../shortcuts/shortcuts.ts";
import { usePlaces } from "./use-places.ts";

// parts of the app of their own: most people never open them
const loadSwitcher = () => import("./quick-switcher.tsx");
const QuickSwitcher = dynamic(() => loadPatiently(loadSwitcher).then((part) => part.QuickSwitcher));
preloadLater(loadSwitcher); // whoever knows the keys types on at once
const loadShortcuts = () => import("../shortcuts/shortcuts-dialog.tsx");
const ShortcutsDialog = dynamic(() => loadPatiently(loadShortcuts).then((part) => part.ShortcutsDialog));

interface Keyboard {
  openSwitcher(): void;
  openShortcuts(): void;
}

const KeyboardContext = createContext<Keyboard | null>(null);

/** What the keyboard does on every page with rooms at its side, and the buttons' way to the same. */
export function KeyboardProvider({ children }: { children: ReactNode }) {
  const [open, setOpen] = useState<"switcher" | "shortcuts" | null>(null);
  const close = () => setOpen(null);
  const keyboard = useMemo(
    () => ({ openSwitcher: () => setOpen("switcher"), openShortcuts: () => setOpen("shortcuts") }),
    [],
  );
  useKeys(keyboard);

  return (
    <KeyboardContext value={keyboard}>
      {children}
      {open === "switcher" && <QuickSwitcher open onOpenChange={close} onShowShortcuts={keyboard.openShortcuts} />}
      {open === "shortcuts" && <ShortcutsDialog open onOpenChange={close} />}
    </KeyboardContext>
  );
}

/** Null on pages without the rooms at their side. */
export function useKeyboard(): Keyboard | null {
  return useContext(KeyboardContext);
}

function useKeys({ openSwitcher, openShortcuts }: Keyboard): void {
  const go = useGo();
  const pathname = usePathname();
  const places = usePlaces();
  const latest = useRef({ places, pathname });
  latest.current = { places, pathname };

  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      if (event.defaultPrevented || event.isComposing) return;
      if (isCommand(event, "k"))
        event.preventDefault(); // in some browsers it goes to their own search
      else if (!isRoomStep(event) && event.key !== "?") return;
      if (isDialogOpen()) return;
      if (isCommand(event, "k")) {
        openSwitcher();
      } else if (event.key === "?") {
        if (isPlain(event) && !isTyping(event.target) && !readStoredFlag(HELP_KEY_OFF)) openShortcuts();
      } else {
        event.preventDefault();
        step(event);
      }
    }
    function step({ key, shiftKey }: KeyboardEvent): void {
      const { places: all, pathname: here } = latest.current;
      const meant = shiftKey ? all.filter((place) => isWaiting(place) || place.href === here) : all;
      const next = nextPlace(meant, here, key === "ArrowDown" ? 1 : -1);
      if (next) go(next.href);
    }
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [go, openSwitcher, openShortcuts]);
}

function isRoomStep({ key, altKey, ctrlKey, metaKey }: KeyboardEvent): boolean {
  return altKey && !ctrlKey && !metaKey && (key === "ArrowUp" || key === "ArrowDown");
}
