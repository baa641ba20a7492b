import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Ack, Answers } from "@banter/protocol";
import type { Person } from "./chaos-bot.ts";
import type { Operation } from "./history.ts";
import type { Violation } from "./judge/violation.ts";
import { createOperationLog } from "./operation-log.ts";
import type { Random } from "./random.ts";
import { openRawConnection, type RawConnection } from "./raw-connection.ts";

export interface RetrierOptions {
  people: readonly Person[];
  /** One address for each node. */
  nodeUrls: readonly string[];
  random: Random;
}

interface RetriesResult {
  operations: Operation[];
  /** How many requests beyond the first one of each message were answered with the stored message. */
  retries: number;
  violations: Violation[];
}

/** People who send each message to every node under one `clientId`, at once or one after the other. */
export interface Retrier {
  /** Each person in their own room, by user id; until so many retries have been answered over all of them. */
  run(roomIdOf: ReadonlyMap<string, string>, retries: number): Promise<RetriesResult>;
  close(): void;
}

type SendAnswer = Ack<Answers["new_chat_message"]> | null;

const MAX_DELAY_MS = 20;
/** One in so many retries comes with another body, which the server must refuse. */
const CONFLICT_ONE_IN = 50;
const MAX_ATTEMPTS = 100;

export async function createRetrier({ people, nodeUrls, random }: RetrierOptions): Promise<Retrier> {
  const connections = await Promise.all(
    people.map(async (person) => ({
      person,
      nodes: await Promise.all(nodeUrls.map((url) => openRawConnection(url, person.token))),
    })),
  );

  return {
    async run(roomIdOf, wanted) {
      const log = createOperationLog(() => performance.now());
      const violations: Violation[] = [];
      let retries = 0;

      const talk = async ({ person, nodes }: (typeof connections)[number]) => {
        const roomId = roomIdOf.get(person.userId);
        if (roomId === undefined) return;
        for (let count = 1; retries < wanted; count += 1) {
          const clientId = randomUUID();
          const body = `${person.name} ${count}`;
          const operation = log.begin({
            kind: "send",
            bot: person.name,
            userId: person.userId,
            roomId,
            clientId,
            body,
          });
          const answers = await sendEverywhere(random.shuffle(nodes), { roomId, clientId, body });
          const found = judgeAnswers(answers);
          if (typeof found === "string")
            violations.push({ kind: "bad_number", bot: person.name, roomId, clientId, detail: found });
          else operation.succeed(found);
          retries += nodes.length - 1;
          if (random.between(1, CONFLICT_ONE_IN) > 1) continue;
          const conflict = await askUntilAnswered(random.pick(nodes), { roomId, clientId, body: `${body}, changed` });
          if (conflict?.ok === false && conflict.error.code === "CONFLICT") continue;
          violations.push({
            kind: "diverged",
            bot: person.name,
            roomId,
            clientId,
            detail: "another body was not refused",
          });
        }
      };

      await Promise.all(connections.map(talk));
      return { operations: log.take(), retries, violations };
    },
    close() {
      for (const { nodes } of connections) for (const node of nodes) node.close();
    },
  };

  async function sendEverywhere(nodes: readonly RawConnection[], message: object): Promise<SendAnswer[]> {
    const areAtOnce = random.next() < 0.5;
    return Promise.all(
      nodes.map(async (node, place) => {
        if (place > 0 && !areAtOnce) await sleep(random.between(0, MAX_DELAY_MS));
        return askUntilAnswered(node, message);
      }),
    );
  }
}

/** Repeats what may succeed later, as any client does. */
async function askUntilAnswered(node: RawConnection, message: object): Promise<SendAnswer> {
  for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt += 1) {
    const answer = await node.ask("new_chat_message", message);
    if (answer?.ok || (answer && !answer.error.retryable)) return answer;
    await sleep(answer?.error.retryAfterMs ?? MAX_DELAY_MS);
  }
  return null;
}

/** What all nodes answered alike, or what is wrong with their answers. */
function judgeAnswers(answers: readonly SendAnswer[]): { seq: number; rev: number } | string {
  const messages = answers.flatMap((answer) => (answer?.ok ? [answer.data.message] : []));
  const [first] = messages;
  if (!first || messages.length < answers.length) {
    const failures = answers.flatMap((answer) => (answer?.ok ? [] : [answer?.error.code ?? "no answer"]));
    return `of ${answers.length} nodes ${failures.length} did not acknowledge: ${failures.join(", ")}`;
  }
  if (messages.every(({ id, seq }) => id === first.id && seq === first.seq)) return first;
  return `the nodes acknowledged different messages, at seq ${messages.map(({ seq }) => seq).join(", ")}`;
}
