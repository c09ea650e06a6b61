// The manifests by path, as committed under manifest/. `npm run manifests` writes them, and a test
// compares them.
import type { MakeFeature } from '../core/feature';
import { platforms } from '../platforms';
import { wordingsOf } from './commands';

export function manifestFiles(
  makeFeatures: readonly MakeFeature[],
  version: string,
): Readonly<Record<string, string>> {
  const wordings = wordingsOf(makeFeatures);
  const files = platforms.flatMap((platform) =>
    Object.entries(platform.manifests(wordings, version)).map(
      ([path, content]) =>
        [`${platform.name}/${path}`, `${JSON.stringify(content, null, 2)}\n`] as const,
    ),
  );
  return Object.fromEntries(files);
}
