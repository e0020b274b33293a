import { browsers, type CookieTravel, explainCookie } from '@bookplate/doctor';
import type { Paint } from '../terminal.ts';

const names = { chrome: 'Chrome', firefox: 'Firefox', safari: 'Safari' } as const;

/**
 * Says which browsers send a cookie from the docs to the Info API.
 *
 * @param cookie that was followed
 * @param paint colours
 * @returns a line for each browser
 */
export function tellCookie({ name, stoppedBy }: CookieTravel, paint: Paint): readonly string[] {
  return browsers.map((browser, index) => {
    const reason = stoppedBy[browser];
    const text =
      reason === undefined
        ? `${paint('green', '✓')} sends it`
        : `${paint('red', '✗')} ${explainCookie(reason)}`;
    return `${(index === 0 ? name : '').padEnd(name.length)}  ${names[browser].padEnd(8)} ${text}`;
  });
}
