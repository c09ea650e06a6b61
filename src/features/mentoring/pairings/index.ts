// Pairings: a mentor and a mentee, from the proposal to the end, session by session.
export { dayShown, languagesIn } from './cards';
export { endPairingsBetween, endPairingsOf } from './leaving';
export { asMember, byMember, viewOf } from './lookup';
export {
  chaseDelivery,
  groupSessionDelivery,
  loadMembers,
  type Members,
  noticeTo,
  outcomeDeliveries,
  proposalDeliveries,
  sessionDelivery,
} from './notifications';
export {
  isUnderWay,
  membersOf,
  otherOf,
  type Pairing,
  pairingsCollection,
  type PairingState,
  takesSeat,
} from './pairing';
export { endReply, pairingActions, switchPause } from './pairing-actions';
export { createPairings, type Pairings } from './pairings';
export { proposalActions } from './proposal-actions';
export { sessionActions } from './session-actions';
export { advance, type DueTask } from './sessions';
export { meeting, sessionIn } from './small-groups';
export { end, lapse } from './transitions';
