// What is somebody's own: the word `tip mine`.
export { createMine } from './mine';
