// Order and confidence: signals, ranking, semantic rerank, and objections to an answer.
export { checkCodes } from './code-check';
export { objectionsTo } from './objections';
export { rank, weighLeader, type Weighing } from './ranking';
export { coversMost, semanticRerank, type SentenceEvidence } from './semantic-rerank';
export { scoreOf } from './score';
export type { Signals } from './signal-columns';
export { createSignalReader } from './signals';
