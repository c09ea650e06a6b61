// Text without the marks of other programs.
export { plainLine, plainText } from './plain-text';
