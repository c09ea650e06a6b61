// The only file that names all features.
import type { MakeFeature } from '../core/feature';

export const features: readonly MakeFeature[] = [];
