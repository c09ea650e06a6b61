// Imports by the operator, whose commands speak English.
import { createTextsFor, joinCatalogues } from '../../cards/texts';
import coreDe from '../../core/texts.de.json';
import coreEn from '../../core/texts.en.json';
import { createOperatorImports, type OperatorImports, type OperatorImportsDeps } from './imports';
import de from './texts.de.json';
import en from './texts.en.json';

const textsFor = createTextsFor(
  joinCatalogues([
    { en: coreEn, de: coreDe },
    { en, de },
  ]),
);

export function operatorImports(deps: Omit<OperatorImportsDeps, 'texts'>): OperatorImports {
  const texts = textsFor({ locale: 'en', zone: deps.defaults.zone });
  return createOperatorImports({ ...deps, texts });
}
