import { AppError, type Message } from "@banter/protocol";
import { expect, it } from "vitest";
import { createPostingService } from "./index.ts";

const ANN = { userId: "ann", username: "Ann", role: "USER", sessionId: "session" } as const;

it("counts what one writes over HTTP to rooms and to people together, before it is written", async () => {
  const written: string[] = [];
  let left = 2;
  const write = (where: string) => async () => {
    written.push(where);
    return { message: {} as Message };
  };
  const posting = createPostingService({
    send: write("room"),
    sendDirect: write("person"),
    messages: {
      async take(key) {
        expect(key).toBe("ann");
        if (left === 0) throw new AppError("RATE_LIMITED", "Too much");
        left -= 1;
      },
      async forgive() {},
    },
  });
  const what = { clientId: "c", body: "hello" };
  await posting.toRoom(ANN, { ...what, roomId: "r" });
  await posting.toPerson(ANN, { ...what, toUserId: "ben" });
  await expect(posting.toRoom(ANN, { ...what, roomId: "r" })).rejects.toMatchObject({ code: "RATE_LIMITED" });
  await expect(posting.toPerson(ANN, { ...what, toUserId: "ben" })).rejects.toMatchObject({ code: "RATE_LIMITED" });
  expect(written).toEqual(["room", "person"]);
});
