import { writeFileSync } from "node:fs";
import { arch, availableParallelism, cpus, platform } from "node:os";
import { formatTable } from "@banter/bots/chaos";
import { whileSetupLocked } from "../bootstrap/prepare-checkout.mjs";
import { Problem } from "../bootstrap/problem.mjs";
import { showProgress } from "../bootstrap/progress.mjs";
import { createWorkDirectory } from "../chaos/work-directory.ts";
import { runTurboTask } from "../launcher/build.ts";
import { type Cpu, chooseCpus, pinProcess } from "./cpu.ts";
import { generate } from "./generator/generate.ts";
import { type BenchOptions, readOptions, USAGE } from "./options.ts";
import { banter } from "./subjects/banter.ts";
import { stockSocketIo } from "./subjects/stock-socket-io.ts";
import type { Subject } from "./subjects/subject.ts";
import { findFaults, type Measurement, type Metric, sumDeliveries, summarize } from "./summarize.ts";

/** Clients that connect, join and leave before anything is measured, so that the code they need is compiled. */
const WARM_UP_CLIENTS = 100;

/** Resolves with the exit code: 0 when all that was measured arrived. */
export async function runBench({ root, args }: { root: string; args: readonly string[] }): Promise<number> {
  if (args.includes("--help")) {
    console.log(USAGE);
    return 0;
  }
  const options = readOptions(args);
  if (platform() !== "linux") throw new Problem("The benchmark reads CPU time and memory from /proc: it needs Linux.");
  await whileSetupLocked(root, () =>
    runTurboTask(root, "build", "Building the realtime service", { only: "@banter/realtime" }),
  );
  const measuredAt = new Date().toISOString();
  const cpus = chooseCpus();
  if (cpus) pinProcess(process.pid, cpus.servers); // and with it every server it starts
  const subjects = await showProgress("Starting Postgres and the broker", async (report) => {
    const directory = createWorkDirectory("banter-bench-");
    return [await banter({ root, directory, broker: options.broker, report }), stockSocketIo(root)];
  });
  if (options.broker === "postgres") console.log("Without Redis: Banter's nodes talk to each other through Postgres.");

  const measurements: Measurement[] = [];
  const people = await showProgress("Inviting guests", () => Promise.all(subjects.map((one) => invite(one, options))));
  for (let round = 1; round <= options.rounds; round += 1) {
    const order = subjects.map((_, index) => (index + round) % subjects.length);
    for (const index of order) {
      const [subject, guests] = [subjects[index], people[index]];
      if (!subject || !guests) continue;
      const title = `Round ${round} of ${options.rounds}: ${subject.title}`;
      const measure = () => measureSubject(subject, guests, round, options, cpus?.generator ?? null);
      measurements.push(await showProgress(title, measure));
    }
  }

  const summary = summarize(measurements);
  const faults = findFaults(measurements);
  console.log(describe(summary, measurements, options));
  for (const fault of faults) console.log(`✗ ${fault}`);
  if (options.jsonFile !== null) {
    const report = { measuredAt, machine: describeMachine(), pinned: cpus, options, summary, faults, measurements };
    writeFileSync(options.jsonFile, `${JSON.stringify(report, null, 2)}\n`);
  }
  return faults.length === 0 ? 0 : 1;
}

type Guests = Awaited<ReturnType<typeof invite>>;

async function invite(subject: Subject, { clients, roomSize, connections }: BenchOptions) {
  return {
    talkers: await subject.guests(clients, roomSize),
    early: await subject.guests(Math.min(WARM_UP_CLIENTS, connections), roomSize),
    idle: await subject.guests(connections, roomSize),
  };
}

async function measureSubject(
  subject: Subject,
  guests: Guests,
  round: number,
  options: BenchOptions,
  generatorCpu: Cpu | null,
): Promise<Measurement> {
  const { inFlight, rate, roomSize, seconds } = options;
  const connections = await generate(
    { site: await subject.start(), measure: "connections", warmUp: guests.early.flat(), guests: guests.idle.flat() },
    generatorCpu,
  );
  await subject.stop();
  guests.talkers = await subject.intoNewRooms(guests.talkers);
  const load = { rooms: guests.talkers, inFlightPerRoom: inFlight, messagesPerSecond: rate / roomSize, seconds };
  const traffic = await generate({ site: await subject.start(), measure: "traffic", ...load }, generatorCpu);
  await subject.stop();
  return { round, subject: subject.name, connections, traffic, stored: await subject.countStored(guests.talkers) };
}

function describe(summary: readonly Metric[], measurements: readonly Measurement[], options: BenchOptions): string {
  const rows = summary.map(({ title, banter, stock, ratio, digits }) => [
    title,
    banter.toFixed(digits),
    stock.toFixed(digits),
    ratio.toFixed(2),
  ]);
  const arrived = (["banter", "socket.io"] as const).map((subject) => {
    const { expected, arrived, doubled } = sumDeliveries(measurements, subject);
    return `${expected - arrived} lost, ${doubled} doubled of ${expected}`;
  });
  const table = formatTable(
    ["", "Banter", "stock Socket.IO", "ratio"],
    [...rows, ["deliveries", arrived[0] ?? "", arrived[1] ?? "", ""]],
  );
  return [
    "",
    table,
    "",
    `Medians of ${options.rounds} rounds; ${options.clients} clients in rooms of ${options.roomSize}; a steady rate is ${options.rate} deliveries/s.`,
    `Banter: two nodes, broker ${options.broker}, everything stored. Stock Socket.IO: one process, nothing stored.`,
  ].join("\n");
}

function describeMachine() {
  return { cpu: cpus()[0]?.model ?? "unknown", cores: availableParallelism(), arch: arch(), node: process.version };
}
