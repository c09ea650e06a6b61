// The company that is asked: entries with questions that share words as those of a real company do,
// and people. The same numbers give the same company. Every answer ends in a code of its own, so
// that a right reply can be told from any other.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

const VERBS =
  'request,cancel,change,extend,report,approve,print,download,share,archive,renew,transfer,book,order,return,configure,install,reset,translate,review';
const OBJECTS =
  'annual leave,travel expenses,parking permit,company phone,access badge,meeting room,training course,payslip,employment contract,sick note,' +
  'laptop battery,external monitor,headset,standing desk,office key,visitor pass,purchase order,supplier invoice,cost centre,budget report,' +
  'customer record,sales forecast,price list,product sample,delivery note,warehouse slot,shipping label,quality check,safety briefing,fire drill,' +
  'software licence,shared mailbox,distribution list,video call,screen recording,backup copy,password vault,remote desktop,test account,database export,' +
  'press release,newsletter,photo archive,brand template,event stand,conference ticket,language lesson,mentoring session,parental leave,pension statement';
const PLACES =
  'the Berlin office,the Lyon office,the warehouse,the call centre,the field team,the finance portal,the intranet,a pilot project,the night shift,a joint venture';
const DEPARTMENTS = 'Sales,Finance,Engineering,People,Support,Logistics';
const ZONES = 'Europe/Berlin,Europe/Paris,America/New_York,Asia/Tokyo';

const pick = (list, index) => list[index % list.length];
const [verbs, objects, places, departments, zones] = [
  VERBS,
  OBJECTS,
  PLACES,
  DEPARTMENTS,
  ZONES,
].map((text) => text.split(','));

export const codeOf = (index) => `REF-${String(index).padStart(6, '0')}`;
export const emailOf = (index) => `p${String(index).padStart(6, '0')}@contoso.example`;
export const nameOf = (index) => `Pat Example ${index}`;

/** The question of entry `index`; beyond what the words give, questions carry a number. */
export function questionOf(index) {
  const verb = pick(verbs, index);
  const object = pick(objects, Math.floor(index / verbs.length));
  const place = pick(places, Math.floor(index / (verbs.length * objects.length)));
  const again = Math.floor(index / (verbs.length * objects.length * places.length));
  return `How do I ${verb} the ${object} for ${place}${again > 0 ? ` (case ${again})` : ''}?`;
}

function entryOf(index, ownerId) {
  const question = questionOf(index);
  const at = new Date(Date.UTC(2026, 0, 1) + index * 60_000).toISOString();
  return {
    id: `entry-${String(index).padStart(6, '0')}`,
    kind: 'faq',
    question,
    alternates: [],
    answer:
      `Open the portal, choose the form that carries the name of your case and fill in the dates; your line manager hears of it by mail. ` +
      `Most requests are through within two working days, in December it may take a week. Ask the service desk where it is urgent. ${codeOf(index)}`,
    tags: [pick(departments, index).toLowerCase()],
    language: 'en',
    ownerId,
    source: 'Service handbook',
    published: true,
    publishedAt: at,
    updatedAt: at,
    helped: 0,
    notHelped: 0,
  };
}

/**
 * Writes the company into a new SQLite file, by the product's own collections. `load` imports a
 * module of the build.
 */
export async function fillCompany({ entries, people }, dataDir, load) {
  mkdirSync(dataDir, { recursive: true });
  const { createSqliteStore } = await load('storage/sqlite/index.js');
  const { entriesCollection } = await load('domain/entries.js');
  const { peopleCollection, personIdOf, newPerson } = await load('domain/people/record.js');
  const store = createSqliteStore({ file: join(dataDir, 'passalong.db') });
  await store.open([entriesCollection, peopleCollection]);
  const defaults = { zone: 'Europe/Berlin', locale: 'en' };
  const personOf = (index) =>
    newPerson(
      {
        id: personIdOf(emailOf(index)),
        name: nameOf(index),
        email: emailOf(index),
        department: pick(departments, index),
        managerEmail: emailOf(Math.floor(index / 10)),
        location: pick(places, index),
        zone: pick(zones, index),
      },
      defaults,
    );
  const all = (count, make, collection) =>
    Promise.all(Array.from({ length: count }, (_, index) => collection.insert(make(index))));
  await all(people, personOf, store.collection(peopleCollection));
  await all(
    entries,
    (index) => entryOf(index, personIdOf(emailOf(index % people))),
    store.collection(entriesCollection),
  );
  await store.close();
}
