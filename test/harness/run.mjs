// Runs a stand-in's command line from its TypeScript, without a build: `node test/harness/run.mjs fake-teams-cli serve --port 9101`.
// Node (22.15 or newer) strips the types; this adds the extension that our relative imports leave out and treats the files as modules.
import { existsSync, readFileSync } from 'node:fs';
import { registerHooks, stripTypeScriptTypes } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';

process.removeAllListeners('warning'); // "stripTypeScriptTypes is experimental"
registerHooks({
  resolve(specifier, context, next) {
    const url =
      specifier.startsWith('.') && context.parentURL
        ? new URL(`${specifier}.ts`, context.parentURL)
        : undefined;
    return url && existsSync(fileURLToPath(url))
      ? { url: url.href, format: 'module', shortCircuit: true }
      : next(specifier, context);
  },
  load(url, context, next) {
    if (!url.endsWith('.ts')) return next(url, context);
    return {
      format: 'module',
      source: stripTypeScriptTypes(readFileSync(fileURLToPath(url), 'utf8')),
      shortCircuit: true,
    };
  },
});

const [name = 'fake-teams-cli'] = process.argv.splice(2, 1);
await import(pathToFileURL(`${import.meta.dirname}/${name}.ts`).href);
