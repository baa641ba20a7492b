import { expect, it } from "vitest";
import { readTexts } from "./read-texts.ts";

const textsOf = (source: string) => readTexts("a.tsx", source).map(({ text }) => text);

it.each([
  ["<p>Hello there</p>", ["Hello there"]],
  ["<>Hello</>", ["Hello"]],
  ["<p>In <b>{room}</b></p>", ["In"]],
  ['<Button aria-label="Close" />', ["Close"]],
  ["<Button title={`Remove ${name}`} />", ["Remove"]],
  ['<p>{isBusy ? "Saving…" : t("save")}</p>', ["Saving…"]],
  ['<p>{name ?? "nobody"}</p>', ["nobody"]],
  ['const pages = [{ label: "Search messages" }];', ["Search messages"]],
  ['toast.error("That went wrong")', ["That went wrong"]],
])("finds what is written in %s", (source, texts) => {
  expect(textsOf(source)).toEqual(texts);
});

it.each([
  '<p className="Wide">{t("hello")}</p>',
  '<p title={t("hello")}>{count} · {"…"}</p>',
  "<p>&nbsp;—&nbsp;</p>",
  '<Link href="/rooms" aria-label={t("back")} />',
  "<title>Banter</title>",
  'const pages = [{ label: "pages.search" }];',
  'toast(t("done"))',
])("leaves %s alone", (source) => {
  expect(textsOf(source)).toEqual([]);
});

it("tells the line", () => {
  expect(readTexts("a.tsx", "const a = (\n  <p>\n    <b>Bold</b>\n  </p>\n);")).toEqual([{ text: "Bold", line: 3 }]);
});
