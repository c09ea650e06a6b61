// Slack's own few texts: buttons of modals, and what had to be left out.
import { ownTexts } from '../shared/own-texts';
import de from './texts.de.json';
import en from './texts.en.json';

export const slackTextsFor = ownTexts({ en, de });
