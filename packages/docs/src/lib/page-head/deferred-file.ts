import { createHash } from 'node:crypto';
import type { Settings } from '@bookplate/protocol';
import { scriptText } from './script-text.ts';

/** The deferred part of the script: a file of the built site, which every page loads after its first paint. */
export interface DeferredFile {
  /** With a hash of its text, as hosts name their own files, so that browsers may keep it for ever. */
  readonly name: string;
  readonly text: string;
}

/**
 * Writes the deferred part. Inline it would be sent again with each page.
 *
 * @param settings of the docs: with a console, there is more of it
 * @returns the file that a host's build must write
 */
export function deferredFile(settings: Settings): DeferredFile {
  const more = settings.console === undefined ? [] : [scriptText('console')];
  const text = [scriptText('rest'), ...more].join('\n');
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 8);
  return { name: `bookplate.${hash}.js`, text };
}
