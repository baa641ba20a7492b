import { DirectorySkeleton } from "./directory-skeleton.tsx";

/** The directory while the server looks it up. */
export function DirectoryLoading() {
  return (
    <div className="mx-auto max-w-3xl px-4 py-6 sm:px-8 sm:py-10">
      <h1 className="mb-28 font-bold text-2xl tracking-tight">Rooms</h1>
      <DirectorySkeleton />
    </div>
  );
}
