// The metrics port: what the core counts. http/metrics.ts exports it for Prometheus.

export interface Metrics {
  /**
   * An event was answered: its kind (`words:ask`, `action:review.approve`, `lifecycle:installed`),
   * its outcome, and the seconds it took.
   */
  event(
    kind: string,
    outcome: 'answered' | 'refused' | 'failed' | 'repeated',
    seconds: number,
  ): void;
  /** A delivery changed its state. */
  delivery(platform: string, state: string): void;
  /** Deliveries that wait, and the age in seconds of the oldest one that is due. */
  queue(waiting: number, oldestSeconds: number): void;
}

export const noMetrics: Metrics = { event() {}, delivery() {}, queue() {} };
