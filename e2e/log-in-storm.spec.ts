import { randomUUID } from "node:crypto";
import type { BanterClient } from "@banter/client";
import { ownTest } from "./fixtures/own-banter.ts";
import { uniqueName } from "./fixtures/people.ts";
import { expect } from "./fixtures/test.ts";

const LOG_INS = 100;
const IN_ONE_REQUEST = 1_000;

ownTest(
  "a hundred log-ins at once, and a thousand in one request, leave the conversation as it is",
  async ({ banter, people, connect }) => {
    const [ann, ben] = [await people.signUp("ann"), await people.signUp("ben")];
    const strangers = await Promise.all(Array.from({ length: 10 }, () => people.signUp("cat")));
    const { id: roomId } = await ann.api.rooms.create.mutate({ name: uniqueName("garden") });
    await ben.api.rooms.join.mutate({ roomId });
    const clients = [await connect(ann, banter.nodes[0]), await connect(ben, banter.nodes[1])];
    const post = (path: string, body: unknown) =>
      fetch(`${banter.url}${path}`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
      });

    let waiting = LOG_INS;
    const logIns = Array.from({ length: LOG_INS }, async (_, place) => {
      const person = strangers[place % strangers.length];
      const answer = await post("/api/login", { username: person?.username, password: person?.password });
      waiting -= 1;
      return { status: answer.status, body: (await answer.json()) as { retryAfterMs?: number } };
    });
    const guess = { username: ann.username, password: "not the password" };
    const batch = post(
      `/api/trpc/${Array(IN_ONE_REQUEST).fill("accounts.logIn").join(",")}?batch=1`,
      Object.fromEntries(Array.from({ length: IN_ONE_REQUEST }, (_, place) => [place, guess])),
    );

    const said: string[] = [];
    while (waiting > 0) {
      const body = randomUUID();
      await say(clients[said.length % clients.length] as BanterClient, roomId, body);
      said.push(body);
    }
    expect(said.length, "messages while people log in").toBeGreaterThan(0);
    for (const client of clients) await expect.poll(() => storedIn(client, roomId)).toEqual(said);

    const answers = await Promise.all(logIns);
    for (const { status, body } of answers) {
      if (status === 200) continue;
      expect([429, 503]).toContain(status);
      expect(body.retryAfterMs).toBeGreaterThan(0);
    }
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThan(0);
    // too many calls, or too large a body: which is said first is open
    expect([400, 413]).toContain((await batch).status);
    // had each been tried, nobody could log in as her now
    await people.logIn(ann);
  },
);

/** Resolves once the message is acknowledged as stored. */
function say(client: BanterClient, roomId: string, body: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = [
      client.on("message_sent", ({ message }) => message.body === body && settle(resolve)),
      client.on("message_refused", ({ error }) => settle(() => reject(error))),
    ];
    const settle = (done: () => void) => {
      for (const end of stop) end();
      done();
    };
    client.room(roomId).send(body);
  });
}

function storedIn(client: BanterClient, roomId: string): (string | null)[] {
  const { messages } = client.room(roomId).getSnapshot();
  return messages.map((entry) => (entry.state === "stored" ? entry.message.body : null));
}
