import type { Publications } from "@banter/broker";
import type { MessageDraft, WriteOutcome } from "@banter/domain";
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

/** What a node knows at the moment it is asked. */
export interface MetricSources {
  sockets(): number;
  writesWaiting(): number;
  handshakesWaiting(): number;
  brokerStatus(): "up" | "down";
  publications(): Publications;
  peoplePresent(): number;
  peopleFollowed(): number;
}

const COMMIT_SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15];
const COMMIT_MESSAGES = [1, 2, 5, 10, 25, 50, 100, 250, 500];

export type Metrics = ReturnType<typeof createMetrics>;

/** What an operator watches, in Prometheus' format. docs/operations.md says what each number tells. */
export function createMetrics() {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });

  const commitSeconds = new Histogram({
    name: "banter_commit_seconds",
    help: "How long one commit of the write queue took, failed ones too",
    buckets: COMMIT_SECONDS,
    registers,
  });
  const commitMessages = new Histogram({
    name: "banter_commit_messages",
    help: "Messages in one commit: grows when the database is slower than the senders",
    buckets: COMMIT_MESSAGES,
    registers,
  });
  const messages = new Counter({
    name: "banter_messages_total",
    help: "Messages taken from the write queue, by what became of them",
    labelNames: ["outcome"],
    registers,
  });
  const refusals = new Counter({
    name: "banter_refusals_total",
    help: "Events and handshakes refused, by error code",
    labelNames: ["code"],
    registers,
  });
  const gaps = new Counter({
    name: "banter_broker_gaps_total",
    help: "Times that events of other nodes may have been missed, and sockets were told to catch up",
    labelNames: ["reason"],
    registers,
  });
  const slowConsumers = new Counter({
    name: "banter_slow_consumers_total",
    help: "Sockets cut off because they did not take what they were sent",
    registers,
  });

  const presenceTold = new Counter({
    name: "banter_presence_told_total",
    help: "Times that a connection was told how somebody is",
    registers,
  });

  function gauge(name: string, help: string, read: () => number): void {
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(read());
      },
    });
  }

  return {
    contentType: registry.contentType,
    render: () => registry.metrics(),
    countRefusal: (code: string) => refusals.inc({ code }),
    countGap: (reason: string) => gaps.inc({ reason }),
    countPresenceTold: (people: number) => presenceTold.inc(people),
    countSlowConsumer: () => slowConsumers.inc(),

    /** Once, when the parts of the node exist. */
    observe(sources: MetricSources): void {
      gauge("banter_sockets", "Sockets connected to this node", sources.sockets);
      gauge("banter_writes_waiting", "Messages waiting for the next commit", sources.writesWaiting);
      gauge("banter_handshakes_waiting", "Handshakes waiting in line", sources.handshakesWaiting);
      gauge("banter_people_present", "People with a connection to this node", sources.peoplePresent);
      gauge("banter_people_followed", "People whose presence somebody on this node follows", sources.peopleFollowed);
      gauge("banter_broker_up", "1 while the broker carries events between nodes", () =>
        sources.brokerStatus() === "up" ? 1 : 0,
      );
      gauge(
        "banter_publications_waiting",
        "Events for other nodes that wait for the broker",
        () => sources.publications().waiting,
      );
      gauge(
        "banter_publications_waiting_bytes",
        "What the events that wait for the broker take of memory",
        () => sources.publications().waitingBytes,
      );
      new Counter({
        name: "banter_publications_lost_total",
        help: "Events for other nodes that were given up, so that their sockets were told to catch up",
        registers,
        collect() {
          this.reset();
          this.inc(sources.publications().lost);
        },
      });
    },

    /** The same function, measured. */
    measureCommits(writeBatch: (drafts: MessageDraft[]) => Promise<WriteOutcome[]>) {
      return async (drafts: MessageDraft[]): Promise<WriteOutcome[]> => {
        const stop = commitSeconds.startTimer();
        commitMessages.observe(drafts.length);
        try {
          const outcomes = await writeBatch(drafts);
          for (const { kind } of outcomes) messages.inc({ outcome: kind });
          return outcomes;
        } catch (error) {
          messages.inc({ outcome: "failed" }, drafts.length);
          throw error;
        } finally {
          stop();
        }
      };
    },
  };
}
