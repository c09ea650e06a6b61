// The only file that names all features.
import type { MakeFeature } from '../core/feature';
import { makeAsk } from './ask';
import { makeContributions } from './contributions';
import { makeMentoring } from './mentoring';

export const features: readonly MakeFeature[] = [makeAsk, makeContributions, makeMentoring];
