// A matcher that takes as long as a test says, and people who wait no longer than a moment: what a
// round of thousands is like.
import { askMatcher, type MatchProgress } from '../../../../src/features/mentoring/matching';
import type { MentoringParts } from '../../../../src/features/mentoring';
import { until } from '../../../support/until';

export interface SlowMatcher {
  readonly parts: Required<MentoringParts>;
  /** How often a draft was asked for. */
  asked(): number;
  /** Whether the newest was cancelled. */
  isCancelled(): boolean;
  /** Says how far it is, once it is asked; the next report says so. */
  is(progress: MatchProgress): Promise<void>;
  /** Lets it answer, once it is asked. */
  answer(): Promise<void>;
  /** Lets all answer that were asked by now. */
  answerAll(): void;
  breaks(error: Error): Promise<void>;
  /** As if some seconds had gone by. */
  report(): void;
}

interface Ask {
  readonly onProgress?: ((progress: MatchProgress) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly gate: PromiseWithResolvers<void>;
  isOpen: boolean;
}

export function createSlowMatcher(): SlowMatcher {
  const asks: Ask[] = [];
  const reports = new Set<() => void>();
  async function open(): Promise<Ask> {
    await until(async () => asks.at(-1)?.isOpen === true);
    return asks.at(-1) as Ask;
  }
  return {
    parts: {
      async ask(kind, request, options = {}) {
        if (kind === 'draft') {
          const ask: Ask = {
            gate: Promise.withResolvers(),
            onProgress: options.onProgress,
            signal: options.signal,
            isOpen: true,
          };
          options.signal?.addEventListener('abort', () => ask.gate.reject(options.signal?.reason));
          asks.push(ask);
          await ask.gate.promise.finally(() => {
            ask.isOpen = false;
          });
        }
        return askMatcher(kind, request);
      },
      timing: {
        patience: async () => {},
        every(report) {
          reports.add(report);
          return () => reports.delete(report);
        },
      },
    },
    asked: () => asks.length,
    isCancelled: () => asks.at(-1)?.signal?.aborted ?? false,
    is: async (progress) => (await open()).onProgress?.(progress),
    answer: async () => (await open()).gate.resolve(),
    answerAll: () => asks.forEach(({ gate }) => gate.resolve()),
    breaks: async (error) => (await open()).gate.reject(error),
    report: () => reports.forEach((report) => report()),
  };
}
