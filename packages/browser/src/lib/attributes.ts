import { parseJson } from '@bookplate/protocol';
import { keepCurrent } from './keep-current.ts';
import { evaluate } from './program.ts';
import type { Page } from './page.ts';

const attribute = 'data-bookplate-attributes';
/** What a browser would run, or take as markup or style: never from data, whoever wrote it into the page. */
const unsafeNames = /^(on|srcdoc|style)/i;
const urlNames = /^(.*href|src|.*action|poster|data)$/i;
const safeSchemes = /^(https?|mailto|tel):$/;

/**
 * Keeps attributes that depend on the reader up to date, in elements with
 * `data-bookplate-attributes='{"href": program}'`, those that come later included.
 *
 * @param page with the reader
 */
export function keepAttributes(page: Page): void {
  keepCurrent(() => {
    for (const element of document.querySelectorAll(`[${attribute}]`)) {
      const programs = parseJson(element.getAttribute(attribute) ?? '') as object | undefined;
      for (const [name, program] of Object.entries(programs ?? {}))
        if (!unsafeNames.test(name)) setAttribute(element, name, evaluate(program, page.reader));
    }
  });
}

function setAttribute(element: Element, name: string, value: unknown): void {
  const text = value === true ? '' : value;
  const isText = typeof text === 'string' || typeof text === 'number';
  if (isText && !(urlNames.test(name) && !isSafeUrl(`${text}`))) {
    // Only if it differs: even setting the same starts transitions and observers.
    if (element.getAttribute(name) !== `${text}`) element.setAttribute(name, `${text}`);
  } else element.removeAttribute(name);
}

function isSafeUrl(text: string): boolean {
  // The URL parser knows what scripts' own patterns miss, such as a line break within `javascript:` (URL §4.4).
  return (
    URL.canParse(text, location.href) && safeSchemes.test(new URL(text, location.href).protocol)
  );
}
