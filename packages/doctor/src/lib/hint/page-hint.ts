import type { CheckContext } from '../check-context.ts';
import { findHeadScript } from '../html/docs-page.ts';

/** What the docs page says about the sign-in hint. */
export interface PageHint {
  /** The domain of its `hint` setting. */
  readonly domain: string;
  /** Whether it sends no request without a hint: `anonymousRequests: "never"`. */
  readonly isNeeded: boolean;
}

/**
 * Reads the settings of the published page.
 *
 * @param context of the examination
 * @returns undefined if the docs use no hint
 */
export async function pageHint({
  docsPage,
}: Pick<CheckContext, 'docsPage'>): Promise<PageHint | undefined> {
  const { attributes = {} } = findHeadScript(await docsPage()) ?? {};
  const domain = attributes['data-hint'];
  return domain
    ? { domain, isNeeded: attributes['data-anonymous-requests'] === 'never' }
    : undefined;
}
