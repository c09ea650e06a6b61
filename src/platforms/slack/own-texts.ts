// Slack's own few texts: buttons of modals, and a line for what was left out.
import { ownTexts } from '../shared/own-texts';
import de from './texts.de.json';
import en from './texts.en.json';

export const slackTextsFor = ownTexts({ en, de });
