// The only file that names all features.
import type { MakeFeature } from '../core/feature';
import { makeAdmin } from './admin';
import { operatorImports } from './admin/operator-imports';
import { makeAgreement } from './agreement';
import { makeAsk } from './ask';
import { makeContributions } from './contributions';
import { makeCouncil } from './council';
import { makeHelp } from './help';
import { makeMentoring } from './mentoring';
import { makeNudges } from './nudges';
import { makeOversight } from './oversight';
import { makePrivacy } from './privacy';
import { makeProfile } from './profile';
import { makeSmallTalk } from './smalltalk';

export { operatorImports };

export const features: readonly MakeFeature[] = [
  makeAdmin,
  makeAsk,
  makeContributions,
  makeCouncil,
  makeHelp,
  makeMentoring,
  makeNudges,
  makeOversight,
  makePrivacy,
  makeAgreement,
  makeProfile,
  makeSmallTalk,
];
