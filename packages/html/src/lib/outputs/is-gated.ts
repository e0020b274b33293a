/** Whether an address, from the site's folder or with an origin, is that of a gated page. */
export type IsGated = (address: string) => boolean;
