// How long a lead waits for long work before a progress card appears, and how often it changes.
// This is real time, not the bot's clock. Tests bring their own timing.
import { setTimeout as after } from 'node:timers/promises';

export interface ProgressTiming {
  /** Resolves when the lead has waited long enough for the outcome. */
  patience(): Promise<unknown>;
  /** Calls `report` regularly until the returned function is called. */
  every(report: () => void): () => void;
}

const PATIENCE_MS = 1_500;
/**
 * With two leads who follow, this stays below the limits of Slack (50 changes a minute) and Teams
 * (60 messages in half a minute).
 */
const REPORT_EVERY_MS = 3_000;

export const realTiming: ProgressTiming = {
  patience: () => after(PATIENCE_MS, undefined, { ref: false }),
  every(report) {
    const timer = setInterval(report, REPORT_EVERY_MS);
    timer.unref();
    return () => clearInterval(timer);
  },
};
