// Offers and wishes: who offers to mentor, and who looks for a mentor.
export { offerReply, seekerActions, wishReply } from './actions';
export { skillCard } from './cards';
export {
  type Offer,
  offerId,
  offersCollection,
  type Wish,
  wishesCollection,
  wishId,
} from './records';
export { createSeekers, type Seekers } from './seekers';
