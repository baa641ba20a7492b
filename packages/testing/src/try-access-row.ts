import type { WireError } from "@banter/protocol";
import { type AccessRow, type Outcome, outcomeOf } from "./access-row.ts";
import {
  type AccessScene,
  CALLERS,
  type Caller,
  createAccessScene,
  digestContent,
  findLeaks,
  withAbsentIds,
} from "./access-scene.ts";
import type { TestWorld } from "./test-world.ts";

interface AccessAnswer {
  /** Null for what was granted. */
  failure: WireError | null;
  /** All that the caller got to read. */
  text: string;
}

/** Asks as one of the callers of a scene. */
export type AskAs = (input: unknown, scene: AccessScene, caller: Caller) => Promise<AccessAnswer>;

export interface TriedRow {
  outcomes: Record<Caller, Outcome>;
  /** Who read what is not theirs. */
  leaks: string[];
  /** The tables that refused attempts changed. */
  changed: string[];
  /** Who can tell what they must not know of from what does not exist. */
  canTell: Caller[];
}

/** What a row says of everything that must never happen. */
export const NO_HARM = { leaks: [], changed: [], canTell: [] };

/** Has everybody ask for what a row is about: first those who are to be refused, then the others. */
export async function tryAccessRow(world: TestWorld, row: AccessRow, ask: AskAs): Promise<TriedRow> {
  const scene = await createAccessScene(world);
  const before = await digestContent(world);
  const isRefused = (caller: Caller) => row.outcomes[caller] !== "ok";
  const answers = new Map<Caller, AccessAnswer>();
  const canTell: Caller[] = [];

  async function tryRefused(caller: Caller): Promise<void> {
    const input = row.input(scene, caller);
    const answer = await ask(input, scene, caller);
    answers.set(caller, answer);
    if (answer.failure?.code !== "NOT_FOUND") return;
    const absent = await ask(withAbsentIds(input, scene), scene, caller);
    if (JSON.stringify(absent.failure) !== JSON.stringify(answer.failure)) canTell.push(caller);
  }

  await Promise.all(CALLERS.filter(isRefused).map(tryRefused));
  const after = await digestContent(world);
  for (const caller of CALLERS) {
    if (!isRefused(caller)) answers.set(caller, await ask(row.input(scene, caller), scene, caller));
  }
  const inOrder = CALLERS.flatMap((caller) => {
    const answer = answers.get(caller);
    return answer ? [{ caller, ...answer }] : [];
  });
  return {
    outcomes: Object.fromEntries(inOrder.map(({ caller, failure }) => [caller, outcomeOf(failure)])) as Record<
      Caller,
      Outcome
    >,
    leaks: inOrder.flatMap(({ caller, text }) =>
      findLeaks(text, scene, caller, row.reveals).map((what) => `${caller}: ${what}`),
    ),
    changed: Object.keys(after).filter((table) => after[table] !== before[table]),
    canTell,
  };
}
