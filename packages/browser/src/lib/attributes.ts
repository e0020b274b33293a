import { parseJson } from '@bookplate/protocol';
import { attempt } from './attempt.ts';
import type { Update } from './deferred-painters.ts';
import type { Page } from './page.ts';
import { isText } from './program.ts';

/** Holds the attributes that depend on the reader: `{"href": program}`. */
export const programsAttribute = 'data-bookplate-attributes';
/** What a browser would run, or take as markup or style: never from data, whatever wrote it into the page. */
const unsafeNames = /^(on|srcdoc|style)/i;
const urlNames = /^(.*href|src|.*action|poster|data)$/i;
const safeSchemes = /^(https?|mailto|tel):$/;

/**
 * Sets the attributes of elements with `data-bookplate-attributes='{"href": program}'` to their values for the reader.
 *
 * @param page with the reader
 * @returns does so for one element
 */
export function attributesUpdate(page: Page): Update {
  return (element) => {
    const programs = parseJson(element.getAttribute(programsAttribute) ?? '') as object | undefined;
    for (const [name, program] of Object.entries(programs ?? {}))
      if (!unsafeNames.test(name)) setAttribute(element, name, page.evaluate(program));
  };
}

function setAttribute(element: Element, name: string, value: unknown): void {
  const text = value === true ? '' : value;
  if (isText(text) && !(urlNames.test(name) && !isSafeUrl(`${text}`))) {
    // Only if it differs: even setting the same starts transitions and observers.
    if (element.getAttribute(name) !== `${text}`) element.setAttribute(name, `${text}`);
  } else element.removeAttribute(name);
}

function isSafeUrl(text: string): boolean | undefined {
  // The URL parser knows what scripts' own patterns miss, such as a line break within `javascript:` (URL §4.4).
  return attempt(() => safeSchemes.test(new URL(text, location.href).protocol));
}
