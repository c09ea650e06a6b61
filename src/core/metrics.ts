// The metrics port: what the core counts. http/metrics.ts keeps them in Prometheus' form.

export interface Metrics {
  /** One event was answered: its kind (`words:ask`, `action:review.approve`, `lifecycle:installed`), how it ended, in how many seconds. */
  event(kind: string, outcome: 'answered' | 'refused' | 'failed' | 'repeated', seconds: number): void;
  /** A delivery changed its state. */
  delivery(platform: string, state: string): void;
  /** Deliveries that wait and the age of the oldest that is due, in seconds. */
  queue(waiting: number, oldestSeconds: number): void;
}

export const noMetrics: Metrics = { event() {}, delivery() {}, queue() {} };
