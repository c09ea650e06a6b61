// The SDK of a platform that is off is not loaded, so it costs neither time nor memory.
import { createApp } from '../../src/app';
import { readConfig } from '../../src/config';
import { createLog } from '../../src/http/log';
import { features } from '../../src/features';
import { manifestFiles } from '../../src/manifests/files';

const loaded: string[] = [];
function note(name: string): object {
  loaded.push(name);
  return {};
}
jest.mock('@slack/bolt', () => note('@slack/bolt'));
jest.mock('@slack/web-api', () => note('@slack/web-api'));
jest.mock('botbuilder', () => note('botbuilder'));
jest.mock('botframework-connector', () => note('botframework-connector'));

it('neither by the list, nor by manifests, nor by a start without credentials', async () => {
  expect(Object.keys(manifestFiles(features, '1.0.0')).length).toBeGreaterThan(4);
  const app = await createApp(readConfig({ PORT: '0' }), createLog('silent'));
  await app.start();
  await app.stop(1_000);
  expect(loaded).toEqual([]);
});

it('but by its platform, so that this test would notice', async () => {
  await import('../../src/platforms/slack');
  expect(loaded).toContain('@slack/web-api');
});
