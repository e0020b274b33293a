import { withPage } from '@bookplate/docs/page';
import type { Prepared } from '@bookplate/docs/host';

/** What `next.config` and our adapter share: Next.js loads both in the process of the build. */
export interface SiteState {
  readonly prepared: Prepared;
  /** Where pages find the deferred part of the script. */
  readonly deferredUrl: string;
  /** Where the processes that render pages write the list of pages. */
  readonly pageLists: string;
  /** The docs are made with Nextra. */
  readonly isNextra: boolean;
  /** The site's own adapter. */
  readonly adapterPath: string | undefined;
}

let current: SiteState | undefined;

/** @param state of the site that is built */
export function keepState(state: SiteState): void {
  current = state;
}

/** @returns the state of the site that is built */
export function siteState(): SiteState {
  if (current) return current;
  throw new Error(
    withPage(
      'next-configuration',
      'Found the adapter of @bookplate/next without its configuration. Put withBookplate() around the configuration in next.config.',
    ),
  );
}
