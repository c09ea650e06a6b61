// The questions for the calibration of a sentence encoder: each with a paraphrase. None comes from
// a bench. A change here changes the scale of all similarities, so run the bench again.
import type { Language } from '../language';

export const CALIBRATION_PAIRS: Readonly<Record<Language, readonly (readonly [string, string])[]>> =
  {
    en: [
      ['How do I book a day off?', 'Where can I request vacation?'],
      ['My laptop does not start any more', "What should I do when my computer won't boot?"],
      ['When is my salary paid?', 'On which day do we get our money?'],
      ['Who signs my travel expenses?', 'Which person approves the costs of a business trip?'],
      ['I forgot my password', 'How can I log in again after losing my login details?'],
      ['Can I work from home on Fridays?', 'Is remote work allowed at the end of the week?'],
      ['What do I do when I am ill?', 'How do I call in sick?'],
      ['Where do I find the lunch menu?', 'What can I eat in the canteen today?'],
      ['How do I print on both sides?', 'Set up double-sided printing'],
      ['Is there a bicycle shelter at the office?', 'Where can I park my bike?'],
      [
        'How do I join a video call with a customer?',
        'Starting an online meeting with people outside the company',
      ],
      ['Which courses may I attend this year?', 'What training is offered to employees?'],
      ['How long is my probation?', 'When does the trial period of my contract end?'],
      ['The heating in the meeting room is broken', 'It is too cold in the conference room'],
      ['How do I order a new monitor?', 'I need a second screen for my desk'],
      ['What may I accept as a gift from suppliers?', 'Rules for presents from business partners'],
      ['How do I connect to the company network from a hotel?', 'VPN access while travelling'],
      ['Do I get paid for overtime?', 'What happens with the extra hours that I worked?'],
      ['How do I change my bank account?', 'My IBAN is new, whom do I tell?'],
      ['Where is the first-aid kit?', 'Somebody cut a finger, where are the plasters?'],
      ['How can I report a phishing e-mail?', 'I received a suspicious message asking for my data'],
      ['May I bring my dog?', 'Are pets welcome in the building?'],
      ['How do I share a large file?', 'Sending documents that are too big for an attachment'],
      ['What is our notice period?', 'How early must I tell that I am leaving?'],
      ['Who is my contact in human resources?', 'Which HR partner looks after my team?'],
      ['How do I get a parking permit?', 'A place in the garage for my car'],
      ['Can I buy my old work phone?', 'Taking over the mobile device privately'],
      ['When are performance reviews?', 'Date of the yearly talk with my manager'],
      ['How do I book a meeting room?', 'Reserve a conference room for tomorrow'],
      ['What does the company pension offer?', 'How does the firm help me save for retirement?'],
      ['How do I install new software?', 'I need a program that is not on my computer'],
      ['Where do I return a parcel?', 'Sending back goods that were delivered to the office'],
    ],
    de: [
      ['Wie beantrage ich einen freien Tag?', 'Wo kann ich Urlaub einreichen?'],
      ['Mein Laptop startet nicht mehr', 'Was tun, wenn der Rechner nicht hochfährt?'],
      ['Wann kommt das Gehalt?', 'An welchem Tag bekommen wir unser Geld?'],
      [
        'Wer unterschreibt meine Reisekosten?',
        'Welche Person genehmigt die Ausgaben einer Dienstreise?',
      ],
      ['Ich habe mein Passwort vergessen', 'Wie komme ich ohne Kennwort wieder in mein Konto?'],
      [
        'Darf ich freitags im Homeoffice arbeiten?',
        'Ist Arbeit von zu Hause am Ende der Woche erlaubt?',
      ],
      ['Was mache ich, wenn ich krank bin?', 'Wie melde ich mich arbeitsunfähig?'],
      ['Wo finde ich den Speiseplan?', 'Was gibt es heute in der Kantine zu essen?'],
      ['Wie drucke ich beidseitig?', 'Vorder- und Rückseite eines Blattes bedrucken'],
      ['Gibt es einen Fahrradständer am Büro?', 'Wo stelle ich mein Rad ab?'],
      [
        'Wie nehme ich an einem Videoanruf mit Kunden teil?',
        'Ein Online-Treffen mit Leuten außerhalb der Firma beginnen',
      ],
      [
        'Welche Kurse darf ich dieses Jahr besuchen?',
        'Was für Fortbildungen werden der Belegschaft angeboten?',
      ],
      ['Wie lange dauert meine Probezeit?', 'Wann bin ich fest angestellt?'],
      ['Die Heizung im Besprechungsraum ist kaputt', 'Im Konferenzzimmer ist es zu kalt'],
      [
        'Wie bestelle ich einen neuen Monitor?',
        'Ich brauche einen zweiten Bildschirm am Schreibtisch',
      ],
      ['Was darf ich von Lieferanten annehmen?', 'Regeln für Geschenke von Geschäftspartnern'],
      ['Wie komme ich aus dem Hotel ins Firmennetz?', 'VPN-Zugang auf Reisen'],
      [
        'Werden Überstunden bezahlt?',
        'Was geschieht mit den Stunden, die ich länger gearbeitet habe?',
      ],
      ['Wie ändere ich meine Bankverbindung?', 'Meine IBAN ist neu, wem sage ich das?'],
      [
        'Wo ist der Verbandskasten?',
        'Jemand hat sich in den Finger geschnitten, wo sind die Pflaster?',
      ],
      [
        'Wie melde ich eine Phishing-Mail?',
        'Ich bekam eine verdächtige Nachricht, die nach meinen Daten fragt',
      ],
      ['Darf mein Hund mitkommen?', 'Sind Haustiere im Gebäude willkommen?'],
      [
        'Wie teile ich eine große Datei?',
        'Dokumente verschicken, die zu groß für einen Anhang sind',
      ],
      ['Wie lang ist die Kündigungsfrist?', 'Wie früh muss ich sagen, dass ich gehe?'],
      ['Wer ist in der Personalabteilung für mich da?', 'Ansprechpartnerin im HR für mein Team'],
      ['Wie bekomme ich einen Parkausweis?', 'Ein Stellplatz in der Tiefgarage für mein Auto'],
      ['Kann ich mein altes Diensthandy kaufen?', 'Das Mobiltelefon privat übernehmen'],
      [
        'Wann sind die Jahresgespräche?',
        'Termin für das Mitarbeitergespräch mit der Führungskraft',
      ],
      ['Wie buche ich einen Besprechungsraum?', 'Für morgen ein Konferenzzimmer reservieren'],
      [
        'Was bietet die betriebliche Altersvorsorge?',
        'Wie hilft mir die Firma, für die Rente zu sparen?',
      ],
      [
        'Wie installiere ich neue Software?',
        'Ich brauche ein Programm, das nicht auf meinem Computer ist',
      ],
      ['Wo gebe ich ein Paket zurück?', 'Waren zurückschicken, die ins Büro geliefert wurden'],
    ],
  };
