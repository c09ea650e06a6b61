// The domain's collections, for the composition root.
import type { CollectionSpec } from '../core/store';
import { approvalsCollection } from './approvals';
import { earlierAuditCollection } from './audit/before';
import { auditCollection } from './audit/chain';
import { auditNamesCollection } from './audit/names';
import { channelsCollection } from './channels';
import { contributionsCollection } from './contributions';
import { entriesCollection } from './entries';
import { erasuresCollection } from './erasures';
import './events';
import { goingAdminsCollection } from './people/last-admin';
import { accountsCollection, peopleCollection } from './people/record';
import { questionsCollection } from './questions';
import { shiftsCollection } from './shifts';
import { synonymsCollection } from './synonyms';

export const collections: readonly CollectionSpec<never>[] = [
  peopleCollection,
  accountsCollection,
  channelsCollection,
  entriesCollection,
  contributionsCollection,
  questionsCollection,
  synonymsCollection,
  auditCollection,
  approvalsCollection,
  auditNamesCollection,
  earlierAuditCollection,
  erasuresCollection,
  goingAdminsCollection,
  shiftsCollection,
];
