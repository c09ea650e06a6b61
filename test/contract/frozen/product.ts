// The whole product, started once to be asked what it has: every feature, every job, the sample
// cards.
import { readdirSync } from 'node:fs';
import type { Feature, Word } from '../../../src/core/feature';
import type { CardMessage } from '../../../src/core/message';
import { features as makeFeatures } from '../../../src/features';
import { createFakeEmbeddings } from '../../support/fake-embeddings';
import { startTalk } from '../../support/talk';
import { SAID, type Said } from '../samples/said';

export interface Product {
  readonly features: readonly Feature[];
  readonly jobs: readonly string[];
  /** Features as an agreement names them. */
  readonly agreed: readonly string[];
  /** Every card as its feature sends it, in ordinary words. */
  readonly samples: readonly CardMessage[];
}

type Samples = (said: Said, words: readonly Word[]) => readonly CardMessage[];

async function samplesOf(folder: string): Promise<Samples> {
  const { samples } = (await import(`../samples/${folder}`)) as { readonly samples: Samples };
  return samples;
}

export async function theProduct(): Promise<Product> {
  // With an encoder, since its job and its name exist only then.
  const talk = await startTalk({ features: makeFeatures, embeddings: createFakeEmbeddings() });
  await talk.stop();
  const { features, jobs, agreed } = talk.engine;
  const words = features.flatMap((feature) => feature.words);
  const said = SAID['ordinary'];
  if (!said) throw new Error('the samples have no ordinary words');
  const makers = await Promise.all(readdirSync('adaptive-cards').map(samplesOf));
  return {
    features,
    jobs: jobs.map(({ name }) => name),
    agreed: agreed.features.map(({ id }) => id),
    samples: makers.flatMap((make) => make(said, words)),
  };
}
