// The core's metrics for Prometheus.
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Metrics } from '../core/metrics';

export interface PrometheusMetrics extends Metrics {
  /** Sets the free space under DATA_DIR, in bytes. */
  diskFree(bytes: number): void;
  /**
   * The counters of these platforms start at 0, so that the first failed message shows as an
   * increase.
   */
  begin(platforms: readonly string[]): void;
  /** The exposition text and its content type. */
  expose(): Promise<{ readonly text: string; readonly type: string }>;
}

/** The outcomes of deliveries that alert an operator. */
const STATES = ['sent', 'queued', 'failed', 'missed', 'withheld'];

export function createMetrics(): PrometheusMetrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const events = new Counter({
    name: 'passalong_events_total',
    help: 'Events answered, by kind and outcome',
    labelNames: ['kind', 'outcome'],
    registers,
  });
  const times = new Histogram({
    name: 'passalong_reply_seconds',
    help: 'Time from an event to its rendered answer',
    labelNames: ['kind'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers,
  });
  const deliveries = new Counter({
    name: 'passalong_deliveries_total',
    help: 'Deliveries by platform and the state that they came to',
    labelNames: ['platform', 'state'],
    registers,
  });
  const waiting = new Gauge({
    name: 'passalong_outbox_due',
    help: 'Deliveries that are due and wait',
    registers,
  });
  const age = new Gauge({
    name: 'passalong_outbox_oldest_seconds',
    help: 'Age of the oldest delivery that is due',
    registers,
  });
  /** Absent if nothing is stored under DATA_DIR. */
  let free: Gauge | undefined;
  return {
    diskFree(bytes) {
      free ??= new Gauge({
        name: 'passalong_disk_free_bytes',
        help: 'Room for the bot on the disk under DATA_DIR',
        registers,
      });
      free.set(bytes);
    },
    begin(platforms) {
      // `none`: deliveries that never reached a platform.
      for (const platform of [...platforms, 'none'])
        for (const state of STATES) deliveries.inc({ platform, state }, 0);
    },
    event(kind, outcome, seconds) {
      events.inc({ kind, outcome });
      events.inc({ kind, outcome: 'failed' }, 0);
      if (outcome !== 'repeated') times.observe({ kind }, seconds);
    },
    delivery: (platform, state) => deliveries.inc({ platform, state }),
    queue(count, oldestSeconds) {
      waiting.set(count);
      age.set(oldestSeconds);
    },
    expose: async () => ({ text: await registry.metrics(), type: registry.contentType }),
  };
}
