const documentation = 'https://bookplate.github.io/bookplate';

/**
 * Says where the documentation explains a code. The test of the site's code pages holds that each is there.
 *
 * @param tool that found it
 * @param code of the finding, such as `cors-missing`
 * @returns the URL of its page
 */
export function codePage(tool: 'apply' | 'build' | 'doctor' | 'lint', code: string): string {
  return docsPage(`codes/${tool}/${code}/`);
}

/**
 * @param path of a page of the documentation, such as `reference/user/`
 * @returns its URL
 */
export function docsPage(path: string): string {
  return `${documentation}/${path}`;
}
