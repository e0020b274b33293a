export { gateContents } from './lib/contents.ts';
