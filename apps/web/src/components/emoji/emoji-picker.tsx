"use client";

import { Emoji } from "@banter/protocol";
import { EmojiPicker as Picker } from "frimousse";
import { useLocale, useTranslations } from "use-intl";

/** As many as stand side by side in the narrowest window. */
const COLUMNS = 8;

/** All emoji, to be searched and chosen from; its data are files of this app. */
export default function EmojiPicker({ onPick }: { onPick(emoji: string): void }) {
  const t = useTranslations("emoji");
  return (
    <Picker.Root
      columns={COLUMNS}
      locale={useLocale()}
      emojibaseUrl="/emoji"
      onEmojiSelect={({ emoji }) => onPick(Emoji.parse(emoji))}
      className="flex h-80 w-fit flex-col"
    >
      <div className="flex items-center gap-1 p-2">
        <Picker.Search
          autoFocus
          aria-label={t("search")}
          placeholder={t("search")}
          className="h-9 min-w-0 flex-1 rounded-md border border-line-strong bg-raised px-2.5 text-[1rem] sm:text-base"
        />
        <Picker.SkinToneSelector
          aria-label={t("skinTone")}
          className="size-9 shrink-0 rounded-md text-lg hover:bg-sunken"
        />
      </div>
      <Picker.Viewport className="scrollbar-slim relative flex-1 outline-none">
        <Picker.Loading className="absolute inset-0 flex items-center justify-center text-ink-soft text-sm">
          {t("loading")}
        </Picker.Loading>
        <Picker.Empty className="absolute inset-0 flex items-center justify-center text-ink-soft text-sm">
          {t("none")}
        </Picker.Empty>
        <Picker.List
          className="select-none pb-2"
          components={{
            CategoryHeader: ({ category, ...props }) => (
              <div className="bg-raised px-3 pt-2 pb-1 font-medium text-ink-soft text-xs" {...props}>
                {category.label}
              </div>
            ),
            Row: ({ children, ...props }) => (
              <div className="px-2" {...countedFromOne(props)}>
                {children}
              </div>
            ),
            Emoji: ({ emoji, ...props }) => (
              <button
                type="button"
                className="flex size-9 items-center justify-center rounded-sm text-xl data-[active]:bg-sunken"
                {...countedFromOne(props)}
              >
                {emoji.emoji}
              </button>
            ),
          }}
        />
      </Picker.Viewport>
    </Picker.Root>
  );
}

/** Rows and columns, which the picker counts from 0, as ARIA counts them. */
function countedFromOne<Props extends { "aria-rowindex"?: number | undefined; "aria-colindex"?: number | undefined }>(
  props: Props,
): Props {
  const { "aria-rowindex": row, "aria-colindex": column } = props;
  return {
    ...props,
    ...(row !== undefined && { "aria-rowindex": row + 1 }),
    ...(column !== undefined && { "aria-colindex": column + 1 }),
  };
}
