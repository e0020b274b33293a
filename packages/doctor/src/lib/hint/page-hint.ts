import type { CheckContext } from '../check-context.ts';
import { findHeadScript } from '../html/docs-page.ts';
import { SkipError } from '../skip-error.ts';

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

/**
 * The same, for checks that are about docs with a hint.
 *
 * @param context of the examination
 * @returns what the page says
 * @throws {SkipError} if the docs use no hint
 */
export async function usedHint(context: Pick<CheckContext, 'docsPage'>): Promise<PageHint> {
  const hint = await pageHint(context);
  if (!hint) throw new SkipError({ kind: 'no-hint' });
  return hint;
}
