import type { Ending } from './browser/ask-in-page.ts';
import type { Observation } from './browser/observation.ts';
import type { DocsPage } from './html/docs-page.ts';
import { readDocsPage } from './html/docs-page.ts';
import type { Probe, ProbeRequest } from './probe.ts';
import { askDocs, askSignedIn, askSignedOut } from './questions.ts';
import type { Answer, Reply } from './reply.ts';
import type { Resolve } from './resolve.ts';
import type { Setup } from './setup.ts';
import { SkipError } from './skip.ts';

/** What checks may do: look at the set-up, and ask. The same question is sent once only. */
export interface Visit {
  readonly setup: Setup;
  readonly resolve: Resolve;
  /** Whatever came of a request. */
  readonly ask: (request: ProbeRequest) => Promise<Reply>;
  /** The answer to a request; rejects with a `SkipError` if there is none. */
  readonly answer: (request: ProbeRequest) => Promise<Answer>;
  /** What the docs page gets: signed out, and signed in if a cookie was given. */
  readonly docsAnswers: () => Promise<readonly DocsAnswer[]>;
  /** The docs page, taken apart. */
  readonly docsPage: () => Promise<DocsPage>;
  /** What a real browser makes of it, where there is one; rejects with a `SkipError` if it does not run. */
  readonly observe?: Observe | undefined;
}

/** Runs a real browser, and tells of it beside what was predicted. */
export type Observe = (predicted: Ending | undefined) => Promise<Observation>;

export interface DocsAnswer {
  readonly answer: Answer;
  readonly signedIn: boolean;
}

/**
 * Begins an examination.
 *
 * @param setup what to examine
 * @param probe sends requests
 * @param resolve finds addresses
 * @param observe runs a real browser, if one is wanted
 * @returns what the checks work with
 */
export function createVisit(
  setup: Setup,
  probe: Probe,
  resolve: Resolve,
  observe?: Observe,
): Visit {
  const replies = new Map<string, Promise<Reply>>();

  const visit: Visit = {
    setup,
    resolve,
    observe,
    ask(request) {
      const key = JSON.stringify(request);
      const known = replies.get(key);
      if (known) return known;
      const reply = probe(request);
      replies.set(key, reply);
      return reply;
    },
    async answer(request) {
      const reply = await visit.ask(request);
      if (!reply.ok) throw new SkipError({ kind: 'no-answer', url: request.url.href });
      return reply;
    },
    async docsAnswers() {
      const signedOut = { answer: await visit.answer(askSignedOut(setup)), signedIn: false };
      if (setup.cookie === undefined) return [signedOut];
      return [signedOut, { answer: await visit.answer(askSignedIn(setup)), signedIn: true }];
    },
    async docsPage() {
      return readDocsPage((await visit.answer(askDocs(setup))).body);
    },
  };
  return visit;
}
