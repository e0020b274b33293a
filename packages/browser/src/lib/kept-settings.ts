import type { Decided } from './console/read-answer.ts';
import { attempt } from './attempt.ts';

/** What the console said since the docs were built: attributes of the script's tag, as they would be by now. */
export interface KeptSettings {
  /** When the console was asked last, in milliseconds since the epoch. */
  readonly at: number;
  readonly settings?: Decided;
}

/**
 * What is kept is for the very attributes that it is kept beside: docs that are rebuilt with other ones know better.
 *
 * @param embedded the attributes, as the docs were built
 * @returns under which name it is kept
 */
export function keyOfSettings(embedded: DOMStringMap): string {
  return `bookplate:${JSON.stringify(embedded)}`;
}

/**
 * Reads what the browser kept, so that the first request goes where the console says. Docs without a console never
 * look.
 *
 * @param embedded the attributes, as the docs were built
 * @returns undefined if nothing was kept
 */
export function readKeptSettings(embedded: DOMStringMap): KeptSettings | undefined {
  return embedded['console']
    ? attempt(() => JSON.parse(localStorage[keyOfSettings(embedded)] as string) as KeptSettings)
    : undefined;
}
