// What people say when they want to see what the works council may see. For whoever may not, it stays a question. The patterns: core/phrases.ts.
import type { Intent } from '../../core/feature';

export const councilIntents: readonly Intent[] = [
  {
    // The card says that looking is noted, before anything is.
    means: 'council',
    says: {
      en: [
        '[show|open|see|read|view|where is] [me] [the] (audit|audit trail|audit log|audit entries) [please|of the bot|of this bot]',
        'who (opened|read|looked at|saw|exported) (what|which report|which reports|the report|the reports|the exports|which file)',
        '[show|open] [me] [the] [works] council (view|overview|area|page|card)',
      ],
      de: [
        `[zeig|zeige|öffne|wo ist] [mir] [das|den] (auditprotokoll|audit protokoll|audit|audit trail|audit log|revisionsprotokoll) [zeigen|
          anzeigen|öffnen|bitte]`,
        'wer hat (was|welche berichte|welchen bericht|die berichte|welche datei|die exporte) (geöffnet|gesehen|angesehen|eingesehen|exportiert)',
        '[zeig|zeige|öffne] [mir] [die] (ansicht|übersicht|seite) (für den|des|vom) (betriebsrat|betriebsrats|betriebsrates)',
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
