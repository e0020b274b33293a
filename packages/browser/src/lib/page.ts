import type { User } from '@bookplate/protocol';
import { awayMs, isFromDocs } from './arrival.ts';
import { readCache, type Remembered } from './cache.ts';
import type { Bookplate, BookplateUserEvent } from './global.ts';
import type { HandshakeResult } from './handshake.ts';
import { evaluate } from './program.ts';
import { askInfoApi, type Question } from './question.ts';
import { type PageSettings, readSettings } from './settings.ts';
import { textFor } from './text-for.ts';
import { defineTextElement } from './text-element.ts';
import { adoptVisibilitySheet } from './visibility-sheet.ts';

/** Whom the page is shown for: `null` is nobody (or not to be found out), `undefined` is not known yet. */
export type Shown = User | null | undefined;

/** What the head of the page hands over to the rest. */
export interface Page {
  readonly settings: PageSettings;
  /** Whom the browser remembered, if anyone. */
  readonly remembered: Remembered | undefined;
  /** The first question, unless what was remembered is fresh enough. */
  readonly question: Question | undefined;
  /** Whom it is shown for now. */
  readonly reader: Shown;
  /** Which of several keys for API playgrounds is used; undefined where there are not several. */
  readonly keyName: string | undefined;
  /** Sends a request to an Info API. The deferred part has the functions of the head script from here, not a second time. */
  readonly ask: typeof askInfoApi;
  /** The value of a program for the current reader. */
  readonly evaluate: (program: unknown) => unknown;
  /** Brings the whole page up to date, at once. */
  readonly show: (user: Shown, result?: HandshakeResult) => void;
}

export type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/**
 * All that has to happen before the first paint. It runs first in the head, from a classic script: shows whom the
 * browser remembers, and asks the Info API if that is too long ago.
 */
export function startPage(): void {
  const script = document.currentScript;
  // Twice on a page, by a theme and by a plugin for instance: the first one does it.
  if (!script || window.bookplate) return;
  const settings = readSettings(script.dataset);
  const remembered = readCache(settings);
  const freshMs = isFromDocs() ? settings.refreshSeconds * 1_000 : awayMs;
  const isFresh = remembered && !remembered.isPartial && Date.now() - remembered.at < freshMs;
  const question = isFresh ? undefined : askInfoApi(settings.apiUrl);

  const showParts = adoptVisibilitySheet();
  const show: Page['show'] = (user, result) => {
    const content = user && (user.content ?? {});
    const isNew = pageOf(user) !== pageOf(page.reader);
    bookplate.user = content;
    bookplate.outcome = result?.outcome;
    bookplate.reason = result?.reason;
    page.reader = user;
    showParts(user, page.keyName);
    updateTexts();
    if (isNew)
      dispatchEvent(
        new CustomEvent('bookplate:user', { detail: content ?? null }) satisfies BookplateUserEvent,
      );
  };
  // What is not in them yet, `show` puts in.
  const page = {
    settings,
    remembered,
    question,
    keyName: remembered?.keyName,
    ask: askInfoApi,
    evaluate: (program) => evaluate(program, page.reader),
    show,
  } as Writable<Page>;
  const bookplate = { page } as Writable<Bookplate>;
  window.bookplate = bookplate;
  const updateTexts = defineTextElement((value) => textFor(value, page.reader));
  show(remembered?.user);
}

/** All of a reader that a page can depend on. */
function pageOf(user: Shown): string {
  return JSON.stringify(user && [user.content, user.groups]);
}
