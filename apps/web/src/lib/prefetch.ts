import type { Actor } from "@banter/domain";
import { type DirectConversation, LIMITS, ListRooms, type Room, type RoomSort } from "@banter/protocol";
import type { QueryClient } from "@tanstack/react-query";
import { createTRPCOptionsProxy } from "@trpc/tanstack-react-query";
import { getServices } from "../server/session.ts";
import { api } from "./api.ts";
import { CONVERSATIONS } from "./conversation-pages.ts";
import { directoryQuery } from "./directory-query.ts";
import { JOINED_ROOMS } from "./joined-rooms-query.ts";
import { createQueryClient } from "./query-client.ts";

/**
 * What the first page of a list is asked with: no cursor. The types say null, which would be sent as one, and refused,
 * when the list is asked for again.
 */
const FIRST_PAGE = undefined as unknown as null;

/** What the sidebar shows, read where the page is rendered, so that the browser need not ask for it. */
export async function prefetchSidebar(actor: Actor): Promise<QueryClient> {
  const [queryClient, page] = await Promise.all([
    prefetchRooms(actor, JOINED_ROOMS),
    getServices().direct.list(actor, CONVERSATIONS),
  ]);
  const { keys } = cacheOf(queryClient);
  queryClient.setQueryData(keys.direct.list.infiniteQueryKey(CONVERSATIONS), {
    pages: [page],
    pageParams: [FIRST_PAGE],
  });
  return queryClient;
}

/** The first page of the directory. */
export function prefetchDirectory(actor: Actor, search: string, sort: RoomSort): Promise<QueryClient> {
  return prefetchRooms(actor, directoryQuery(search, sort));
}

/** The room, and for its members the newest messages, to be read before the live connection is there. */
export async function prefetchRoom(actor: Actor, room: Room): Promise<QueryClient> {
  const { queryClient, keys } = emptyCache();
  queryClient.setQueryData(keys.rooms.get.queryKey({ roomId: room.id }), room);
  if (room.myRole) {
    const query = { roomId: room.id, limit: LIMITS.recentMessages };
    const page = await getServices().messages.list(actor, query);
    queryClient.setQueryData(keys.messages.list.queryKey({ roomId: room.id }), page);
  }
  return queryClient;
}

/** How it is between two people, and what they wrote to each other. */
export async function prefetchConversation(actor: Actor, conversation: DirectConversation): Promise<QueryClient> {
  const { room, person } = conversation;
  const { queryClient, keys } = room ? cacheOf(await prefetchRoom(actor, room)) : emptyCache();
  queryClient.setQueryData(keys.direct.get.queryKey({ userId: person.id }), conversation);
  return queryClient;
}

/** Leaves the cache empty for a query that the API would refuse; the page then asks itself, and shows why. */
async function prefetchRooms(actor: Actor, input: Partial<ListRooms>): Promise<QueryClient> {
  const { queryClient, keys } = emptyCache();
  const query = ListRooms.safeParse(input);
  if (query.success) {
    const page = await getServices().rooms.list(actor, query.data);
    const pages = { pages: [page], pageParams: [FIRST_PAGE] };
    queryClient.setQueryData(keys.rooms.list.infiniteQueryKey(input), pages);
  }
  return queryClient;
}

function emptyCache() {
  return cacheOf(createQueryClient());
}

/** The client is there for its types: nothing is asked over HTTP here. */
function cacheOf(queryClient: QueryClient) {
  return { queryClient, keys: createTRPCOptionsProxy({ client: api, queryClient }) };
}
