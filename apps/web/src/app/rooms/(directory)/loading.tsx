import { DirectorySkeleton } from "../../../components/directory/directory-skeleton.tsx";

export default function RoomsLoading() {
  return (
    <div className="mx-auto max-w-3xl px-4 py-6 sm:px-8 sm:py-10">
      <h1 className="mb-32 font-bold text-2xl tracking-tight">Rooms</h1>
      <DirectorySkeleton />
    </div>
  );
}
