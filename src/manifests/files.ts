// The manifests as they are committed under manifest/, by path: what `npm run manifests` writes and a test compares.
import type { MakeFeature } from '../core/feature';
import { wordingsOf } from './commands';
import { slackManifest } from '../platforms/slack/manifest';
import { SAMPLE_APP, teamsManifest } from '../platforms/teams/manifest';

const OWN_LANGUAGE = 'en';

export function manifestFiles(makeFeatures: readonly MakeFeature[], version: string): Readonly<Record<string, string>> {
  const wordings = wordingsOf(makeFeatures);
  const { manifest, localizations } = teamsManifest(wordings, { ...SAMPLE_APP, version });
  const files: Record<string, unknown> = { 'teams/manifest.json': manifest };
  for (const [name, localization] of Object.entries(localizations)) files[`teams/${name}`] = localization;
  for (const wording of wordings) {
    // A Slack manifest knows one language: there is one for each.
    const suffix = wording.locale === OWN_LANGUAGE ? '' : `.${wording.locale}`;
    files[`slack/manifest${suffix}.json`] = slackManifest(wording, { publicUrl: SAMPLE_APP.publicUrl });
    files[`slack/manifest.socket-mode${suffix}.json`] = slackManifest(wording, {});
  }
  return Object.fromEntries(Object.entries(files).map(([path, content]) => [path, `${JSON.stringify(content, null, 2)}\n`]));
}
