import { randomUUID } from "node:crypto";
import { createBanterClient, toAppError } from "@banter/client";
import type { Credentials } from "@banter/protocol";
import type { BotsOptions } from "./arguments.ts";
import { type Bot, createBot } from "./bot.ts";
import { mapBounded } from "./bounded.ts";
import type { Ledger } from "./ledger.ts";
import { withPatience } from "./patience.ts";
import { placeBot, rotate } from "./place-bots.ts";
import { ServerProblem } from "./server-problem.ts";
import { withinTime } from "./stop-signals.ts";

/** Hashing a password takes the server a core: more at once would only queue there. */
const SIGN_UPS_AT_ONCE = 4;
const CONNECTIONS_AT_ONCE = 20;
const CONNECT_TIMEOUT_MS = 60_000;

export interface CrowdOptions {
  options: BotsOptions;
  ledger: Ledger;
  signal: AbortSignal;
  write: (line: string) => void;
  /** Called with each bot as soon as it exists. */
  onBot: (bot: Bot) => void;
}

/** Signs the bots up, makes their rooms and seats them. @throws ServerProblem */
export async function gatherCrowd(crowd: CrowdOptions): Promise<void> {
  const { options, signal, write } = crowd;
  const run = randomUUID().slice(0, 8);
  const names = Array.from({ length: options.users }, (_, index) => `bot_${run}_${index + 1}`);

  const first = await signUpFirst(names[0] as string, crowd);
  write(`Signing up ${options.users} bots at ${options.url}`);
  const others = await mapBounded(names.slice(1), SIGN_UPS_AT_ONCE, (name) => signUp(name, crowd));
  const people = [first, ...others];

  const { urls } = await withPatience(crowd, () => clientOf(first, options).api.realtime.endpoints.query({}));
  const roomIds = await makeRooms(people.slice(0, options.rooms), run, crowd);
  write(
    `Connecting them to ${urls.length} realtime ${urls.length === 1 ? "node" : "nodes"}, in ${options.rooms} rooms`,
  );

  await withinTime(CONNECT_TIMEOUT_MS, signal, (deadline) =>
    mapBounded(people, CONNECTIONS_AT_ONCE, async ({ account, token }, index) => {
      deadline.throwIfAborted();
      const place = placeBot(index, options.rooms, urls.length);
      const bot = createBot({
        name: account.username,
        userId: account.id,
        token,
        roomId: roomIds[place.room] as string,
        url: options.url,
        realtimeUrls: rotate(urls, place.node),
        ledger: crowd.ledger,
      });
      crowd.onBot(bot);
      await seated(bot, deadline);
    }),
  );
}

/** The first call also finds out whether there is a Banter at all. */
async function signUpFirst(username: string, crowd: CrowdOptions): Promise<Credentials> {
  try {
    return await createBanterClient({ baseUrl: crowd.options.url }).api.accounts.signUp.mutate(newAccount(username));
  } catch (failure) {
    const { code, cause } = toAppError(failure);
    if (code === "UNAVAILABLE" && cause !== undefined) {
      throw new ServerProblem(
        `There is no Banter at ${crowd.options.url}. Start one with "npm start", or name another with --url.`,
      );
    }
    return signUp(username, crowd);
  }
}

async function signUp(username: string, crowd: CrowdOptions): Promise<Credentials> {
  const guest = createBanterClient({ baseUrl: crowd.options.url });
  return withPatience(crowd, () => guest.api.accounts.signUp.mutate(newAccount(username)));
}

function newAccount(username: string) {
  return { username, password: randomUUID() };
}

function clientOf({ token }: Credentials, { url }: BotsOptions) {
  return createBanterClient({ baseUrl: url, token });
}

async function makeRooms(owners: readonly Credentials[], run: string, crowd: CrowdOptions): Promise<string[]> {
  return mapBounded(owners, SIGN_UPS_AT_ONCE, async (owner, index) => {
    const { api } = clientOf(owner, crowd.options);
    const room = await withPatience(crowd, () => api.rooms.create.mutate({ name: `Bots ${run} ${index + 1}` }));
    return room.id;
  });
}

async function seated(bot: Bot, deadline: AbortSignal): Promise<void> {
  const giveUp = new Promise<never>((_, reject) => {
    deadline.addEventListener("abort", () => reject(deadline.reason), { once: true });
  });
  try {
    await Promise.race([bot.enter(), giveUp]);
  } catch (failure) {
    const { error } = bot.client.continuity.getSnapshot();
    const reason = error?.message ?? (failure instanceof Error ? failure.message : String(failure));
    throw new ServerProblem(`A bot could not be seated in its room: ${reason}`);
  }
}
