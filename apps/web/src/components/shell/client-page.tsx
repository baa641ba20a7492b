"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTranslations } from "use-intl";
import type { ClientPage as Page } from "../../lib/client-pages.ts";
import { useApi } from "../../lib/use-api.ts";
import { useTitle } from "../../lib/use-title.ts";
import { DirectView } from "../direct/direct-view.tsx";
import { RoomDirectory } from "../directory/room-directory.tsx";
import { RoomView } from "../room/room-view.tsx";
import { PageBoundary } from "./page-boundary.tsx";

/** A page that the browser makes by itself: at once from what it holds, and then as the server says. */
export function ClientPage({ page }: { page: Page }) {
  return (
    <PageBoundary key={keyOf(page)}>
      <View page={page} />
    </PageBoundary>
  );
}

function View({ page }: { page: Page }) {
  switch (page.kind) {
    case "directory":
      return <Directory />;
    case "room":
      return <RoomView roomId={page.roomId} />;
    case "direct":
      return <DirectView userId={page.userId} />;
  }
}

function keyOf(page: Page): string {
  switch (page.kind) {
    case "directory":
      return page.kind;
    case "room":
      return page.roomId;
    case "direct":
      return page.userId;
  }
}

function Directory() {
  const t = useTranslations("directory");
  const api = useApi();
  const queries = useQueryClient();
  useTitle(t("title"));
  useEffect(() => void queries.invalidateQueries(api.rooms.list.infiniteQueryFilter()), [queries, api]);
  return <RoomDirectory />;
}
