// The people of the demo company Hartwell & Lindner, an invented maker of laboratory scales with
// offices in Germany, Britain, the United States and India. All names are invented; addresses use
// .example, which nobody owns.
import type { Role } from '../core/person';
import type { Locale } from '../core/texts';

export interface DemoPerson {
  /** Part of the e-mail address and the account id in the playground. */
  readonly key: string;
  readonly name: string;
  readonly title: string;
  readonly department: string;
  /** Key of the line manager. */
  readonly manager?: string;
  readonly location: string;
  readonly zone: string;
  readonly locale: Locale;
  readonly languages: readonly string[];
  /** ISO date. */
  readonly start: string;
  readonly roles: readonly Role[];
}

export const DEMO_ORG = 'Hartwell & Lindner';
/** The time zone of the head office. Channels show times in it. */
export const DEMO_ZONE = 'Europe/Berlin';
export const DEMO_DOMAIN = 'hartwell-lindner.example';

const PLACES = {
  G: { location: 'Göttingen', zone: 'Europe/Berlin' },
  L: { location: 'Leeds', zone: 'Europe/London' },
  B: { location: 'Boston', zone: 'America/New_York' },
  P: { location: 'Pune', zone: 'Asia/Kolkata' },
} as const;

type Row = readonly [
  key: string,
  name: string,
  title: string,
  department: string,
  manager: string,
  place: keyof typeof PLACES,
  locale: Locale,
  languages: string,
  start: string,
  roles?: string,
];

const ROWS: readonly Row[] = [
  ['agnes', 'Agnes Lindner', 'Managing director', 'Management', '', 'G', 'de', 'de en', '2004-04-01'],
  ['edward', 'Edward Hartwell', 'Managing director', 'Management', '', 'L', 'en', 'en', '2003-01-06'],
  ['nadia', 'Nadia Rahman', 'Head of people', 'People', 'agnes', 'L', 'en', 'en de', '2015-09-01'],
  ['lena', 'Lena Hoffmann', 'Learning and development lead', 'People', 'nadia', 'G', 'de', 'de en', '2018-03-01', 'lead admin'],
  ['oliver', 'Oliver Grant', 'Learning partner', 'People', 'nadia', 'L', 'en', 'en', '2021-05-10', 'lead'],
  ['jonas', 'Jonas Becker', 'People partner', 'People', 'nadia', 'G', 'de', 'de en', '2019-10-01', 'reviewer'],
  ['grace', 'Grace Okafor', 'Payroll specialist', 'People', 'nadia', 'L', 'en', 'en', '2020-02-03'],
  ['rita', 'Rita Sommer', 'Head of quality', 'Quality', 'agnes', 'G', 'de', 'de en', '2010-06-01', 'reviewer'],
  ['rob', 'Rob Whitaker', 'Quality engineer', 'Quality', 'rita', 'L', 'en', 'en', '2016-11-14', 'reviewer'],
  ['meera', 'Meera Kulkarni', 'Test engineer', 'Quality', 'rita', 'P', 'en', 'en hi', '2022-07-04'],
  ['stefan', 'Stefan Vogt', 'Auditor', 'Quality', 'rita', 'G', 'de', 'de en', '2017-01-16'],
  ['hannah', 'Hannah Wirth', 'Head of engineering', 'Engineering', 'agnes', 'G', 'de', 'de en', '2012-08-01'],
  ['tom', 'Tom Ashworth', 'Software engineer', 'Engineering', 'hannah', 'L', 'en', 'en', '2025-11-03'],
  ['priya', 'Priya Deshmukh', 'Firmware lead', 'Engineering', 'hannah', 'P', 'en', 'en hi', '2016-04-11'],
  ['arjun', 'Arjun Nair', 'Firmware engineer', 'Engineering', 'priya', 'P', 'en', 'en hi', '2024-06-17'],
  ['lukas', 'Lukas Brandt', 'Mechanical designer', 'Engineering', 'hannah', 'G', 'de', 'de en', '2023-09-01'],
  ['mia', 'Mia Castellanos', 'Principal engineer', 'Engineering', 'hannah', 'B', 'en', 'en es', '2014-02-10'],
  ['felix', 'Felix Krämer', 'Working student', 'Engineering', 'lukas', 'G', 'de', 'de en', '2026-01-12'],
  ['ines', 'Inês Duarte', 'Data engineer', 'Engineering', 'mia', 'B', 'en', 'en es', '2021-08-23'],
  ['katrin', 'Katrin Seidel', 'Head of production', 'Production', 'agnes', 'G', 'de', 'de', '2009-03-02'],
  ['mehmet', 'Mehmet Yılmaz', 'Shift lead', 'Production', 'katrin', 'G', 'de', 'de', '2013-05-06'],
  ['anja', 'Anja Pohl', 'Assembly technician', 'Production', 'mehmet', 'G', 'de', 'de', '2019-02-18'],
  ['piotr', 'Piotr Zieliński', 'Calibration technician', 'Production', 'mehmet', 'G', 'de', 'de pl en', '2020-09-07'],
  ['sabine', 'Sabine Roth', 'Logistics planner', 'Production', 'katrin', 'G', 'de', 'de en', '2016-10-04', 'council'],
  ['george', 'George Pickering', 'Head of sales', 'Sales', 'edward', 'L', 'en', 'en', '2011-01-10'],
  ['chloe', 'Chloe Bennett', 'Account manager', 'Sales', 'george', 'L', 'en', 'en fr', '2022-03-14'],
  ['daniel', 'Daniel Osei', 'Sales engineer', 'Sales', 'george', 'B', 'en', 'en', '2019-07-08'],
  ['carla', 'Carla Neumann', 'Account manager', 'Sales', 'george', 'G', 'de', 'de en', '2018-11-19'],
  ['ravi', 'Ravi Menon', 'Regional sales', 'Sales', 'george', 'P', 'en', 'en hi', '2020-01-20'],
  ['emily', 'Emily Watson', 'Trainee', 'Sales', 'chloe', 'L', 'en', 'en', '2025-09-15'],
  ['yusuf', 'Yusuf Demir', 'Service technician', 'Service', 'heike', 'G', 'de', 'de en', '2021-04-06'],
  ['heike', 'Heike Albrecht', 'Head of service', 'Service', 'edward', 'G', 'de', 'de en', '2008-09-01'],
  ['liam', 'Liam Doyle', 'Service technician', 'Service', 'heike', 'L', 'en', 'en', '2017-06-12'],
  ['sofia', 'Sofia Marino', 'Service desk', 'Service', 'heike', 'B', 'en', 'en it', '2023-01-09'],
  ['paul', 'Paul Richter', 'IT lead', 'IT', 'edward', 'G', 'de', 'de en', '2014-10-01', 'admin'],
  ['zara', 'Zara Hussain', 'IT support', 'IT', 'paul', 'L', 'en', 'en', '2022-10-03'],
  ['kiran', 'Kiran Patil', 'Systems engineer', 'IT', 'paul', 'P', 'en', 'en hi', '2021-12-06'],
  ['martin', 'Martin Engel', 'Controller', 'Finance', 'ursula', 'G', 'de', 'de en', '2016-02-15'],
  ['ursula', 'Ursula Bauer', 'Head of finance', 'Finance', 'agnes', 'G', 'de', 'de en', '2007-07-02'],
  ['amelia', 'Amelia Scott', 'Accounts assistant', 'Finance', 'ursula', 'L', 'en', 'en', '2024-01-08'],
];

export const demoPeople: readonly DemoPerson[] = ROWS.map(
  ([key, name, title, department, manager, place, locale, languages, start, roles = '']) => ({
    key,
    name,
    title,
    department,
    ...(manager !== '' && { manager }),
    ...PLACES[place],
    locale,
    languages: languages.split(' '),
    start,
    roles: roles.split(' ').filter(Boolean) as Role[],
  }),
);

export function demoEmail(key: string): string {
  return `${key}@${DEMO_DOMAIN}`;
}
