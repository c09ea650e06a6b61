// How the bot runs in production: Node's options as `npm start` gives them, the allocator's as the image does.
import { readFileSync } from 'node:fs';

const read = (name) => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');

export const nodeOptions = JSON.parse(read('package.json')).scripts.start.match(/--[\w-]+=\S+/g) ?? [];
export const allocator = Object.fromEntries(
  [...read('Dockerfile').matchAll(/\b(MALLOC_\w+)=(\d+)/g)].map(([, name, value]) => [name, value]),
);
