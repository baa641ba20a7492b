import { createPeople, type Person } from "../fixtures/people.ts";
import { runAdmin } from "../stack/run-admin.ts";
import type { Banter } from "../stack/start-banter.ts";

/** On a Banter of this machine: somebody who does not play, as players delete their accounts, which the last admin cannot. */
export async function appointAdmin(banter: Banter): Promise<Person> {
  const keeper = await createPeople(banter.url).signUp("keeper");
  await runAdmin(banter, "promote", keeper.username);
  return keeper;
}
