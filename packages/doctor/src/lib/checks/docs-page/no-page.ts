import type { EarlierCheck } from '../../check.ts';
import { docsUnreachable } from './docs-unreachable.ts';
import { docsUrlMoved } from './docs-url-moved.ts';

/** After a finding of either, there is no docs page to check. */
export const noPage: readonly EarlierCheck[] = [docsUnreachable, docsUrlMoved];
