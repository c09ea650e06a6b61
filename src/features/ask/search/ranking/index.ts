// Order and confidence: signals, ranking, semantic rerank, and objections to an answer.
export { checkCodes } from './code-check';
export { objectionsTo } from './objections';
export { rank } from './ranking';
export { coversMost, semanticRerank, type SentenceEvidence } from './semantic-rerank';
export { createSignalReader, scoreOf, type Signals } from './signals';
