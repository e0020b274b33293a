export { type WrittenTypes, writeTypes } from './lib/types/write-types.ts';
