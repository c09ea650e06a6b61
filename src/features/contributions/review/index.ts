// The review: tips on their way from their author to the people who ask.
export { createContributions, type Contributions } from './contributions';
export { createPublishing } from './publish';
export { reviewActions } from './review-actions';
export {
  checkComment,
  isChangeable,
  isWebAddress,
  standingOfTip,
  TAGS_MAX,
  TEXT_MAX,
  TITLE_MAX,
} from './rules';
export { contentOf, tipActions, tipFormReply } from './tip-actions';
