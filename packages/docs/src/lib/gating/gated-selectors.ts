/** Selectors of what anonymous readers do not see, for tools that read a page's HTML with all that is hidden in it. */
export const gatedSelectors: readonly string[] = [
  '[data-bookplate-groups]:not([data-bookplate-groups~="*"],[data-bookplate-groups~="anonymous"])',
  '[data-bookplate-groups~="!anonymous"]',
  '[data-bookplate-anonymous=hidden]',
];
