import type { Code } from '../findings.ts';

/** With either of these there is no docs page to look at. */
export const noPage: readonly Code[] = ['docs-unreachable', 'docs-url-moved'];
