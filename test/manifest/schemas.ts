// The platforms' own schemas of manifests and cards, from ../shared/schemas. Its README says how to
// compile each.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import AjvDraft04 from 'ajv-draft-04';
import json6 from 'ajv/dist/refs/json-schema-draft-06.json';
import addFormats from 'ajv-formats';

const FOLDER = join(__dirname, '../../../shared/schemas');

export const schemas = {
  there: existsSync(FOLDER),
  name: '../shared/schemas',
  how: 'it lies beside the checkout where the project is built',
  shared: true,
} as const;

const read = (path: string) =>
  JSON.parse(readFileSync(join(FOLDER, path), 'utf8')) as Record<string, unknown>;

/** What is wrong with a document, a line each; none when it is valid. */
export type Judge = (document: unknown) => string[];

/** Its patterns are older than regular expressions of Unicode. */
export function teamsSchema(
  file: 'MicrosoftTeams-1.30' | 'MicrosoftTeams-1.17' | 'MicrosoftTeams.Localization-1.30',
): Judge {
  return judgeBy(
    addFormats(new AjvDraft04({ strict: false, allErrors: true, unicodeRegExp: false })),
    read(`teams-manifest/${file}.schema.json`),
  );
}

export function slackSchema(): Judge {
  return judgeBy(
    addFormats(new Ajv({ strict: false, allErrors: true })),
    read('slack-manifest/manifest.schema.1.0.0.json'),
  );
}

/**
 * Adaptive Cards 1.5, the newest that Teams draws. It calls itself draft 6, but names itself as
 * draft 4 does.
 */
export function cardSchema(): Judge {
  const { id: _id, ...schema } = read('adaptivecards/adaptive-card-1.5.0.json');
  const ajv = new Ajv({ strict: false, validateFormats: false });
  ajv.addMetaSchema(json6);
  return judgeBy(ajv, schema);
}

function judgeBy(ajv: Pick<Ajv, 'compile'>, schema: Record<string, unknown>): Judge {
  const validate = ajv.compile(schema);
  return (document) => {
    validate(document);
    return (validate.errors ?? []).map(
      ({ instancePath, message }) => `${instancePath} ${message ?? ''}`,
    );
  };
}
