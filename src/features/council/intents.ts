// What people say when they want to see what the works council may see. From people without that
// right, it is a question. About the patterns: core/routing/phrases.ts.
import type { Intent } from '../../core/feature';

export const councilIntents: readonly Intent[] = [
  {
    // The card says that looking is noted, before anything is noted.
    means: 'council',
    says: {
      en: [
        '[show|open|see|read|view|where is] [me] [the] (audit|audit trail|audit log|audit entries|log|log of this bot) [please|of the bot|of this bot]',
        `(was|has|is|did) [anyone|anybody|somebody|someone] [change|changed|tampered with] [the] (audit|audit trail|audit log|log) [been] [intact|
          complete|changed|altered|modified|tampered with|manipulated|falsified]`,
        '(check|verify) [the] (audit|audit trail|audit log|log)',
        'who (opened|read|looked at|saw|exported) (what|which report|which reports|the report|the reports|the exports|which file)',
        '[show|open] [me] [the] [works] council (view|overview|area|page|card)',
      ],
      de: [
        `[zeig|zeige|öffne|wo ist] [mir] [das|den] (protokoll|auditprotokoll|audit protokoll|audit|audit trail|audit log|revisionsprotokoll)
          [zeigen|anzeigen|öffnen|bitte|an]`,
        `(wurde|ist|hat jemand) [das|am] (protokoll|auditprotokoll|audit) (verändert|geändert|manipuliert|unversehrt|vollständig|in ordnung|gefälscht|
          etwas geändert)`,
        '(prüf|prüfe) [bitte] [das] (protokoll|auditprotokoll|audit)',
        '[das] (protokoll|auditprotokoll|audit) prüfen',
        'wer hat (was|welche berichte|welchen bericht|die berichte|welche datei|die exporte) (geöffnet|gesehen|angesehen|eingesehen|exportiert)',
        '[zeig|zeige|öffne] [mir] [die] (ansicht|übersicht|seite) (für den|des|vom) (betriebsrat|betriebsrats|betriebsrates)',
      ],
    },
  },
  {
    means: 'council settings',
    says: {
      en: [
        '(which|what) settings (apply|are in use|are on|are active|are there|are set|does this bot have|does the bot use) [here|now]',
        '(what are|show|show me) the [current] settings (in use|of this bot|of the bot)',
        'how is (this bot|the bot) (set up|configured)',
      ],
      de: [
        'welche einstellungen (gelten|gibt es|sind gesetzt|sind aktiv|hat der bot|hat dieser bot) [hier|gerade|zurzeit]',
        '(zeig|zeige) [mir] die [geltenden|aktuellen] einstellungen (des bots|vom bot|dieses bots)',
        'wie ist (der|dieser) bot (eingestellt|konfiguriert)',
      ],
    },
  },
  {
    means: 'council roles',
    says: {
      en: ['who (holds|has|have) (which|what) (role|roles) [here|in this bot]'],
      de: ['wer hat welche (rolle|rollen) [hier]'],
    },
  },
  {
    means: 'council retention',
    says: {
      en: [
        '[what are|show|show me|which] [the] (retention periods|retention terms|deletion periods) [are there|please]',
        'how long (is|are) (data|things|what) kept [here|by the bot]',
      ],
      de: [
        '[zeig|zeige|welche] [mir] [die] (löschfristen|aufbewahrungsfristen|speicherfristen) [gelten|gibt es|zeigen|anzeigen|bitte]',
        'wie lange (werden|bleiben) [die|unsere] daten [hier] (gespeichert|aufbewahrt)',
      ],
    },
  },
];
