import { LogoMark } from "../brand/logo.tsx";

/** Nothing to show: because nothing was found, or because nobody has made a room yet. */
export function EmptyDirectory({ search }: { search: string }) {
  return (
    <div className="grid justify-items-center gap-3 rounded-lg border border-dashed px-6 py-16 text-center">
      <LogoMark className="size-12" />
      {search === "" ? (
        <>
          <h2 className="font-semibold text-lg">It is quiet here</h2>
          <p className="max-w-sm text-ink-soft">There is no room yet. Create the first one, and others will find it.</p>
        </>
      ) : (
        <>
          <h2 className="max-w-full break-words font-semibold text-lg">
            No room is called “<bdi>{search}</bdi>”
          </h2>
          <p className="max-w-sm text-ink-soft">
            Try a part of the name. Private rooms show up only for those who are in them.
          </p>
        </>
      )}
    </div>
  );
}
