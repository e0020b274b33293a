import type { HandshakeOutcome } from './browser/fetch-in-page.ts';
import type { Observation } from './browser/observation.ts';
import { type DocsPage, readDocsPage } from './html/docs-page.ts';
import type { Limits } from './limits.ts';
import type { Probe, ProbeRequest } from './probe.ts';
import { anonymousRequest, docsRequest, signedInRequest } from './requests.ts';
import type { HttpResponse, ProbeResult } from './response.ts';
import type { Resolve } from './resolve.ts';
import type { Setup } from './setup.ts';
import { SkipError } from './skip-error.ts';

/** What checks work with: the set-up, and the responses to requests. Each request is sent once. */
export interface CheckContext {
  readonly setup: Setup;
  readonly limits: Limits;
  readonly resolve: Resolve;
  /** Sends a request, and returns its response or why there is none. */
  readonly send: (request: ProbeRequest) => Promise<ProbeResult>;
  /** Sends a request, and returns its response; rejects with a `SkipError` if there is none. */
  readonly responseTo: (request: ProbeRequest) => Promise<HttpResponse>;
  /** The Info API's responses to the docs: to an anonymous reader, and to a signed-in one if a cookie was given. */
  readonly docsResponses: () => Promise<readonly DocsResponse[]>;
  /** The parsed docs page. */
  readonly docsPage: () => Promise<DocsPage>;
  /** What a real browser does, if one was asked for; rejects with a `SkipError` if it does not run. */
  readonly observe?: Observe | undefined;
}

/** Runs a real browser, and reports what it did beside what was predicted. */
export type Observe = (predicted: HandshakeOutcome | undefined) => Promise<Observation>;

export interface DocsResponse {
  readonly response: HttpResponse;
  readonly signedIn: boolean;
}

/**
 * Makes the context of one examination.
 *
 * @param given set-up and limits; `observe` runs a real browser, if one was asked for
 * @param probe sends requests
 * @returns what the checks work with
 */
export function createCheckContext(
  given: Pick<CheckContext, 'setup' | 'limits' | 'resolve' | 'observe'>,
  probe: Probe,
): CheckContext {
  const { setup } = given;
  const results = new Map<string, Promise<ProbeResult>>();

  const context: CheckContext = {
    ...given,
    send(request) {
      const key = JSON.stringify(request);
      const known = results.get(key);
      if (known) return known;
      const result = probe(request);
      results.set(key, result);
      return result;
    },
    async responseTo(request) {
      const result = await context.send(request);
      if (!result.ok) throw new SkipError({ kind: 'no-answer', url: request.url.href });
      return result;
    },
    async docsResponses() {
      const anonymous = {
        response: await context.responseTo(anonymousRequest(setup)),
        signedIn: false,
      };
      if (setup.cookie === undefined) return [anonymous];
      const response = await context.responseTo(signedInRequest(setup));
      return [anonymous, { response, signedIn: true }];
    },
    async docsPage() {
      return readDocsPage((await context.responseTo(docsRequest(setup))).body);
    },
  };
  return context;
}
