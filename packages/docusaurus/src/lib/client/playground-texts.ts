import { translate } from '@docusaurus/Translate';
import type { ToolbarTexts } from '@bookplate/openapi';

/**
 * @returns the words of what stands above the API explorer, in the language of the page
 */
export function playgroundTexts(): ToolbarTexts {
  return {
    key: translate({
      id: 'bookplate.key',
      message: 'Key',
      description: 'Before the choice among several keys of the reader, above the API explorer',
    }),
    cookie: translate({
      id: 'bookplate.cookie',
      message: 'A page cannot send the cookie {name} for you. Send it yourself:',
      description: 'Above the API explorer; {name} is the name of the cookie and stays as it is',
    }),
    show: translate({
      id: 'bookplate.show',
      message: 'Show',
      description: 'The button that reveals a cookie',
    }),
    hide: translate({
      id: 'bookplate.hide',
      message: 'Hide',
      description: 'The button that covers a cookie again',
    }),
    copy: translate({
      id: 'bookplate.copy',
      message: 'Copy',
      description: 'The button that copies a cookie',
    }),
    copied: translate({
      id: 'bookplate.copied',
      message: 'Copied',
      description: 'On that button, for a moment',
    }),
  };
}
