import type { SiteValues } from '../sites/site.ts';

/** A site with the id under which its settings are published. */
export interface DemoSite {
  readonly id: string;
  /** Settings that are left out have their defaults. */
  readonly values: Pick<SiteValues, 'name' | 'docsOrigins' | 'apiUrl' | 'loginUrl'> &
    Partial<SiteValues>;
  /** The API URL that was set by mistake, and caused the incident of the month. */
  readonly mistakenApiUrl?: string | undefined;
}
