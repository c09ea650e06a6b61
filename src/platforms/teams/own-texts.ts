// Teams' own few texts.
import { ownTexts } from '../shared/own-texts';
import de from './texts.de.json';
import en from './texts.en.json';

export const teamsTextsFor = ownTexts({ en, de });
