/** How the directory asks for its rooms; the server prefetches with the same input. */
export function directoryQuery(search: string) {
  return { search, scope: "ALL" } as const;
}
