import { currentClock } from '../web/time-zone.ts';
import { type Html, html } from './html.ts';

/**
 * A moment, in the time zone of the person who looks, with the zone's name. The one way to write a moment on a page.
 *
 * @param moment to show
 * @returns the piece
 */
export function time(moment: Date): Html {
  return html`<time datetime="${moment.toISOString()}">${currentClock().format(moment)}</time>`;
}
