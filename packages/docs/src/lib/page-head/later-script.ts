import { createHash } from 'node:crypto';
import type { Settings } from '@bookplate/protocol';
import { scriptText } from './script-text.ts';

/** A script that every page loads after its first paint, and the browser once: a file of the built site. */
export interface LaterScript {
  /** With a hash of what is in it, as hosts name their own, so that it may be kept for ever. */
  readonly name: string;
  readonly text: string;
}

/**
 * What of the script can come after the first paint. On the page itself it would be sent again with each page.
 *
 * @param settings of the docs: with a console, there is more of it
 * @returns the file that a host's build is to write
 */
export function laterScript(settings: Settings): LaterScript {
  const more = settings.console === undefined ? [] : [scriptText('console')];
  const text = [scriptText('rest'), ...more].join('\n');
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 8);
  return { name: `bookplate.${hash}.js`, text };
}
