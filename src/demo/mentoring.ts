// The demo company's mentors and mentees.
import type { Rhythm } from '../domain/calendar';

export const demoOffers: readonly {
  readonly key: string;
  readonly skills: readonly string[];
  readonly capacity: number;
  /** They mentor a group, and need at least this many people. */
  readonly minGroup?: number;
  readonly languages: readonly string[];
}[] = [
  {
    key: 'mia',
    skills: ['system design', 'code review', 'public speaking'],
    capacity: 2,
    languages: ['en', 'es'],
  },
  {
    key: 'priya',
    skills: ['firmware', 'team leadership', 'technical writing'],
    capacity: 2,
    languages: ['en', 'hi'],
  },
  {
    key: 'rita',
    skills: ['quality management', 'auditing', 'presenting'],
    capacity: 1,
    languages: ['de', 'en'],
  },
  {
    key: 'george',
    skills: ['negotiation', 'key accounts', 'presenting'],
    capacity: 2,
    languages: ['en'],
  },
  {
    key: 'heike',
    skills: ['customer service', 'conflict resolution', 'team leadership'],
    capacity: 1,
    languages: ['de', 'en'],
  },
  {
    key: 'paul',
    skills: ['it security', 'project management'],
    capacity: 1,
    languages: ['de', 'en'],
  },
  { key: 'ines', skills: ['sql', 'data analysis', 'python'], capacity: 2, languages: ['en', 'es'] },
  {
    key: 'martin',
    skills: ['excel', 'budgeting', 'data analysis'],
    capacity: 1,
    languages: ['de', 'en'],
  },
  {
    key: 'daniel',
    skills: ['customer service', 'key accounts'],
    capacity: 4,
    minGroup: 2,
    languages: ['en'],
  },
  { key: 'mehmet', skills: ['lean production', 'team leadership'], capacity: 1, languages: ['de'] },
];

export const demoWishes: readonly {
  readonly key: string;
  readonly skills: readonly string[];
  readonly goal: string;
  readonly rhythm: Rhythm;
}[] = [
  {
    key: 'tom',
    skills: ['system design', 'code review'],
    goal: 'Design my first service on my own',
    rhythm: 'weekly',
  },
  { key: 'felix', skills: ['python', 'sql'], goal: 'Messdaten selbst auswerten', rhythm: 'weekly' },
  {
    key: 'arjun',
    skills: ['team leadership', 'public speaking'],
    goal: 'Prepare for leading a small team',
    rhythm: 'twoWeekly',
  },
  {
    key: 'emily',
    skills: ['negotiation', 'presenting'],
    goal: 'Hold my first customer pitch',
    rhythm: 'weekly',
  },
  {
    key: 'anja',
    skills: ['lean production'],
    goal: 'Unsere Linie übersichtlicher machen',
    rhythm: 'twoWeekly',
  },
  {
    key: 'amelia',
    skills: ['excel', 'budgeting'],
    goal: 'Close a month without help',
    rhythm: 'twoWeekly',
  },
  {
    key: 'lukas',
    skills: ['project management'],
    goal: 'Ein Projekt von Anfang bis Ende führen',
    rhythm: 'monthly',
  },
  {
    key: 'sofia',
    skills: ['conflict resolution', 'customer service'],
    goal: 'Stay calm with difficult callers',
    rhythm: 'weekly',
  },
  {
    key: 'chloe',
    skills: ['key accounts'],
    goal: 'Take over a key account next year',
    rhythm: 'monthly',
  },
  {
    key: 'yusuf',
    skills: ['presenting'],
    goal: 'Schulungen beim Kunden halten',
    rhythm: 'twoWeekly',
  },
];
