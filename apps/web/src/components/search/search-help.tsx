const EXAMPLES = [
  ["red fox", "both words, also “foxes”, in any order"],
  ["“red fox”", "just so, one after the other"],
  ["fox from:ann", "only what Ann wrote"],
  ["fox after:2026-01-31 before:2026-03-01", "only from these days"],
] as const;

/** What a search understands, while there is none. */
export function SearchHelp() {
  return (
    <section aria-labelledby="search-help" className="rounded-lg border border-dashed px-5 py-6">
      <h2 id="search-help" className="font-semibold">
        What you can search for
      </h2>
      <dl className="mt-3 grid gap-x-6 gap-y-2 sm:grid-cols-[auto_1fr]">
        {EXAMPLES.map(([example, meaning]) => (
          <div key={example} className="contents">
            <dt>
              <code className="rounded-sm bg-sunken px-1.5 py-0.5 text-sm">{example}</code>
            </dt>
            <dd className="mb-2 text-ink-soft sm:mb-0">{meaning}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-4 text-ink-soft text-sm">In the rooms that you are in. Nothing else is searched.</p>
    </section>
  );
}
