"use client";

import { LIMITS } from "@banter/protocol";
import { useQuery } from "@tanstack/react-query";
import { Command, defaultFilter } from "cmdk";
import { Search } from "lucide-react";
import { usePathname } from "next/navigation";
import { Dialog as Primitive } from "radix-ui";
import { type ReactNode, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { type Place, waitingFirst } from "../../lib/places/places.ts";
import { useApi } from "../../lib/use-api.ts";
import { useMe } from "../live/banter-context.tsx";
import { useGo } from "../shell/use-go.ts";
import { Avatar } from "../ui/avatar.tsx";
import { RoomGlyph } from "../ui/room-glyph.tsx";

import { MentionBadge, UnreadBadge } from "../ui/unread-badge.tsx";
import { useReturnFocus } from "../ui/use-return-focus.ts";
import { type Page, pagesFor } from "./pages.ts";
import { usePlaces } from "./use-places.ts";

interface QuickSwitcherProps {
  open: boolean;
  onOpenChange(open: boolean): void;
  onShowShortcuts(): void;
}

/** A field from which one gets anywhere by a few letters; what waits for the person stands first. */
export function QuickSwitcher({ open, onOpenChange, onShowShortcuts }: QuickSwitcherProps) {
  const t = useTranslations("keyboard");
  const hasChosen = useRef(false);
  const returnFocus = useReturnFocus();
  return (
    <Primitive.Root open={open} onOpenChange={onOpenChange}>
      <Primitive.Portal>
        <Primitive.Overlay className="fixed inset-0 z-40 animate-appear bg-veil" />
        <Primitive.Content
          aria-describedby={undefined}
          className="fixed inset-x-2 top-2 z-50 flex max-h-[calc(100dvh-1rem)] animate-rise flex-col overflow-hidden rounded-xl border bg-raised shadow-float sm:inset-x-auto sm:top-[12vh] sm:left-1/2 sm:max-h-[70vh] sm:w-[min(34rem,calc(100vw-3rem))] sm:-translate-x-1/2"
          onOpenAutoFocus={() => {
            hasChosen.current = false;
            returnFocus.onOpenAutoFocus();
          }}
          onCloseAutoFocus={(event) => {
            if (!hasChosen.current) {
              returnFocus.onCloseAutoFocus(event);
              return;
            }
            // what had the focus goes with its page; a conversation takes it to where one writes, and may have by now
            event.preventDefault();
            const main = document.getElementById("main");
            if (!main?.contains(document.activeElement)) main?.focus({ preventScroll: true });
          }}
        >
          <Primitive.Title className="sr-only">{t("switcher.title")}</Primitive.Title>
          <Destinations
            onChosen={() => {
              hasChosen.current = true;
              onOpenChange(false);
            }}
            onShowShortcuts={onShowShortcuts}
          />
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}

interface DestinationsProps {
  onChosen(): void;
  onShowShortcuts(): void;
}

function Destinations({ onChosen, onShowShortcuts }: DestinationsProps) {
  const t = useTranslations("keyboard");
  const [typed, setTyped] = useState("");
  const goTo = useGo();
  const pathname = usePathname();
  const { role } = useMe();
  const places = usePlaces().filter(({ href }) => href !== pathname);
  const strangers = useFriendsToWriteTo(places).filter(({ href }) => href !== pathname);
  const waiting = waitingFirst(places);
  const isElsewhere = (place: Place) => !waiting.includes(place);
  const rooms = places.filter((place) => place.kind !== "DIRECT" && isElsewhere(place));
  const people = [...places.filter((place) => place.kind === "DIRECT" && isElsewhere(place)), ...strangers];

  function go(href: string): void {
    onChosen();
    goTo(href);
  }
  function open(page: Page): void {
    if ("href" in page) {
      go(page.href);
    } else {
      onChosen();
      onShowShortcuts();
    }
  }

  return (
    <Command
      label={t("switcher.label")}
      loop
      filter={(_, search, keywords = []) => defaultFilter(keywords.join(" "), search)}
    >
      <div className="flex items-center gap-2.5 border-b px-4">
        <Search aria-hidden className="size-4 shrink-0 text-ink-faint" />
        <Command.Input
          value={typed}
          onValueChange={setTyped}
          maxLength={LIMITS.messageSearchMaxChars}
          placeholder={t("switcher.label")}
          className="h-13 min-w-0 flex-1 bg-transparent text-[1rem] outline-none placeholder:text-ink-faint"
        />
        <kbd aria-hidden className="rounded-sm border px-1.5 font-sans text-ink-faint text-xs leading-5">
          {t("keys.Esc")}
        </kbd>
      </div>
      <Command.List
        label={t("switcher.whereTo")}
        className="scrollbar-slim min-h-0 overflow-y-auto p-2 [scroll-padding-block:0.5rem]"
      >
        <Command.Empty className="px-3 py-6 text-center text-ink-soft">{t("switcher.none")}</Command.Empty>
        <Places title={t("switcher.waiting")} places={waiting} onGo={go} />
        <Places title={t("switcher.rooms")} places={rooms} onGo={go} />
        <Places title={t("switcher.people")} places={people} onGo={go} />
        <Command.Group heading={<Heading>{t("switcher.pages")}</Heading>}>
          {pagesFor(role).map((page) => (
            <Item key={page.label} id={page.label} words={[t(page.label)]} onSelect={() => open(page)}>
              <page.Icon aria-hidden className="size-4 text-ink-faint" /> {t(page.label)}
            </Item>
          ))}
        </Command.Group>
        {typed.trim() !== "" && (
          <Command.Group forceMount>
            <Command.Item
              forceMount
              value="search messages"
              onSelect={() => go(`/search?q=${encodeURIComponent(typed.trim())}`)}
              className={itemStyles}
            >
              <Search aria-hidden className="size-4 text-ink-faint" />
              <span className="min-w-0 truncate">{t("switcher.search", { words: typed.trim() })}</span>
            </Command.Item>
          </Command.Group>
        )}
      </Command.List>
    </Command>
  );
}

interface PlacesProps {
  title: string;
  places: readonly Place[];
  onGo(href: string): void;
}

function Places({ title, places, onGo }: PlacesProps) {
  if (places.length === 0) return null;
  return (
    <Command.Group heading={<Heading>{title}</Heading>}>
      {places.map((place) => (
        <Item key={place.key} id={place.key} words={[place.name]} onSelect={() => onGo(place.href)}>
          {place.kind === "DIRECT" ? <Avatar username={place.name} size="sm" /> : <RoomGlyph kind={place.kind} />}
          <bdi className="min-w-0 flex-1 truncate">{place.name}</bdi>
          <Badges place={place} />
        </Item>
      ))}
    </Command.Group>
  );
}

function Badges({ place: { standing, kind } }: { place: Place }) {
  if (!standing || standing.notify === "NOTHING") return null;
  return (
    <>
      {kind !== "DIRECT" && standing.mentions > 0 && <MentionBadge count={standing.mentions} />}
      {standing.unread > 0 && (
        <UnreadBadge count={standing.unread} isQuiet={standing.notify === "MENTIONS" && kind !== "DIRECT"} />
      )}
    </>
  );
}

interface ItemProps {
  id: string;
  words: string[];
  onSelect(): void;
  children: ReactNode;
}

function Item({ id, words, onSelect, children }: ItemProps) {
  return (
    <Command.Item value={id} keywords={words} onSelect={onSelect} className={itemStyles}>
      {children}
    </Command.Item>
  );
}

const itemStyles =
  "flex min-h-10 cursor-default select-none items-center gap-2.5 rounded-md px-2.5 data-[selected=true]:bg-accent-soft";

function Heading({ children }: { children: ReactNode }) {
  return <span className="block px-2.5 pt-2 pb-1 font-medium text-ink-faint text-xs">{children}</span>;
}

/** Friends with whom nobody has written yet: their conversation begins where the switcher leads. */
function useFriendsToWriteTo(places: readonly Place[]): Place[] {
  const api = useApi();
  const { data } = useQuery(api.friends.list.queryOptions({}));
  const known = new Set(places.map(({ href }) => href));
  return (data?.friends ?? [])
    .map(({ id, username }) => ({
      key: id,
      name: username,
      kind: "DIRECT" as const,
      href: `/messages/${id}`,
      standing: undefined,
    }))
    .filter(({ href }) => !known.has(href));
}
