// The two kinds of imports: what their lines change, and how one line is applied.
export { createEntriesImporter } from './entries';
export type { Importer, ImportSource, Step, Steps } from './importer';
export { createPeopleImporter } from './people';
