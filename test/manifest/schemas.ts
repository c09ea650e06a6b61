// The platforms' own schemas of their manifests, as they lie in ../shared/schemas; its README says how each is to be compiled.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import AjvDraft04 from 'ajv-draft-04';
import addFormats from 'ajv-formats';

const FOLDER = join(__dirname, '../../../shared/schemas');

export const schemas = {
  there: existsSync(FOLDER),
  name: '../shared/schemas',
  how: 'it lies beside the checkout where the project is built',
};

const read = (path: string) => JSON.parse(readFileSync(join(FOLDER, path), 'utf8')) as Record<string, unknown>;

/** What is wrong with a document, a line each; none when it is valid. */
export type Judge = (document: unknown) => string[];

/** Its patterns are older than regular expressions of Unicode. */
export function teamsSchema(file: 'MicrosoftTeams-1.30' | 'MicrosoftTeams.Localization-1.30'): Judge {
  return judgeBy(
    addFormats(new AjvDraft04({ strict: false, allErrors: true, unicodeRegExp: false })),
    read(`teams-manifest/${file}.schema.json`),
  );
}

export function slackSchema(): Judge {
  return judgeBy(addFormats(new Ajv({ strict: false, allErrors: true })), read('slack-manifest/manifest.schema.1.0.0.json'));
}

function judgeBy(ajv: Pick<Ajv, 'compile'>, schema: Record<string, unknown>): Judge {
  const validate = ajv.compile(schema);
  return (document) => {
    validate(document);
    return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`);
  };
}
