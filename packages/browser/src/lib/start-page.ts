import { defineConditionElement } from './condition-element.ts';
import type { CurrentReader } from './current-reader.ts';
import { firstRequest } from './first-request.ts';
import type { Bookplate } from './global.ts';
import type { Page, Writable } from './page.ts';
import { updateElements } from './painted-elements.ts';
import type { Presentation } from './presentation.ts';
import { evaluate } from './program.ts';
import { recall } from './recall.ts';
import { readSettings } from './settings.ts';
import { defineTextElement } from './text-element.ts';
import { textFor } from './text-for.ts';
import { visibilityRules } from './visibility-rules.ts';

/**
 * All that has to happen before the first paint. It runs first in the head, from a classic script: shows the stored
 * reader, and requests the current one from the Info API if the stored one is too old.
 *
 * @param head for the deferred part, where that is a separate file
 */
export function startPage(head?: readonly unknown[]): void {
  const script = document.currentScript;
  // Twice on a page, by a theme and by a plugin for instance: the first one does it.
  if (!script || window.bookplate) return;
  const settings = readSettings(script.dataset);
  const recalled = recall(settings);
  const { record, user, hinted } = recalled;
  const request = firstRequest(settings, recalled);

  // One stylesheet hides what is not for the reader. No element's attributes or children are touched, so nothing can flicker
  // or confuse a framework that hydrates the page, and what is shown keeps its own `display`.
  const sheet = new CSSStyleSheet();
  document.adoptedStyleSheets.push(sheet);
  let rules: string | undefined;
  let textReader: CurrentReader;
  const paint = ({ reader, hinted: named, keyName }: Presentation): void => {
    // A name known only by a hint appears in texts. It is no group, plan, key or link.
    page.reader = named ? {} : reader;
    // Scripts have it neither: then `reader` is undefined.
    bookplate.user = reader && (reader.content ?? {});
    textReader = named ?? reader;
    // Even for the same text, the browser would look at every element of the page again.
    if (rules !== (rules = visibilityRules(page.reader, keyName))) sheet.replaceSync(rules);
    updateElements();
  };
  const page = {
    settings,
    recalled,
    request,
    paint,
    evaluate: (program) => evaluate(program, page.reader),
    head,
  } as Writable<Page>;
  const bookplate = (window.bookplate = { page } as Writable<Bookplate>);
  // Of the record, it is the name of the key that counts.
  paint({ ...record, reader: user, hinted });
  defineTextElement((value) => textFor(value, textReader));
  defineConditionElement(page.evaluate);
}
