// One linear classifier per entry, trained on its phrasings.
export { type Classifiers, createClassifiers } from './classifiers';
