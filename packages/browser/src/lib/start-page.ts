import { isFromDocs } from './arrival.ts';
import { defineConditionElement } from './condition-element.ts';
import { awayMs } from './departure.ts';
import type { Bookplate, BookplateUserEvent } from './global.ts';
import type { Page, Writable } from './page.ts';
import { updateElements } from './painted-elements.ts';
import type { Presentation } from './presentation.ts';
import { evaluate } from './program.ts';
import { readRecord } from './reader-record.ts';
import { requestReader } from './request.ts';
import { readSettings } from './settings.ts';
import { defineTextElement } from './text-element.ts';
import { textFor } from './text-for.ts';
import { adoptVisibilitySheet } from './visibility-sheet.ts';

/**
 * All that has to happen before the first paint. It runs first in the head, from a classic script: shows the reader whom
 * the browser stored, and requests them from the Info API if that is too long ago.
 *
 * @param head for the deferred part, where that is a file of its own
 */
export function startPage(head?: readonly unknown[]): void {
  const script = document.currentScript;
  // Twice on a page, by a theme and by a plugin for instance: the first one does it.
  if (!script || window.bookplate) return;
  const settings = readSettings(script.dataset);
  const record = readRecord(settings);
  const freshMs = isFromDocs() ? settings.refreshSeconds * 1_000 : awayMs;
  const isFresh = record && !record.isPartial && Date.now() - record.at < freshMs;
  const request = isFresh ? undefined : requestReader(settings.apiUrl);

  const paintVisibility = adoptVisibilitySheet();
  let last: string | undefined;
  const paint = (presentation: Presentation): void => {
    const { reader, outcome, reason } = presentation;
    const content = reader && (reader.content ?? {});
    Object.assign(bookplate, { user: content, outcome, reason });
    page.reader = reader;
    paintVisibility(presentation);
    updateElements();
    // All of a reader that a page can depend on.
    const next = JSON.stringify(reader && [content, reader.groups]);
    if (next === last) return;
    last = next;
    dispatchEvent(
      new CustomEvent('bookplate:user', { detail: content ?? null }) satisfies BookplateUserEvent,
    );
  };
  const page = {
    settings,
    record,
    request,
    paint,
    evaluate: (program) => evaluate(program, page.reader),
    head,
  } as Writable<Page>;
  const bookplate = { page } as Writable<Bookplate>;
  window.bookplate = bookplate;
  paint({ reader: record?.user, keyName: record?.keyName });
  defineTextElement((value) => textFor(value, page.reader));
  defineConditionElement(page.evaluate);
}
