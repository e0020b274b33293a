import type { Outcome, UnreachableReason } from '@bookplate/protocol';
import { setTimeout as wait } from 'node:timers/promises';
import { createRedact } from '../redact.ts';
import type { Setup } from '../setup.ts';
import { fetchInPage, type PageResponse, toHandshakeOutcome } from './fetch-in-page.ts';
import { browserCookies } from './browser-cookies.ts';
import { type Devtools, startChromium } from './devtools.ts';
import type { Observation } from './observation.ts';
import { watchPage } from './watch-page.ts';

/** For everything, including a slow start of the browser. */
const totalMs = 30_000;
/** A head script gives up after 5 s, but the page must load first. */
const outcomeMs = 10_000;

/** The state of the page and its Bookplate, undefined if it has none. */
interface PageState {
  readonly isLoaded: boolean;
  readonly bookplate?: { readonly outcome?: Outcome; readonly reason?: UnreachableReason };
}

const readState = `({
  isLoaded: document.readyState === 'complete',
  bookplate: window.bookplate && { outcome: window.bookplate.outcome, reason: window.bookplate.reason },
})`;

/**
 * Makes the handshake in a real browser: opens the docs in a Chromium with an empty profile and the given session, and reports the
 * outcome.
 *
 * @param setup what is examined
 * @param executable the path of a Chromium
 * @returns what it saw
 * @throws {Error} if the browser does not start, or ends or hangs
 */
export async function observe(setup: Setup, executable: string): Promise<Observation> {
  const devtools = await startChromium(executable);
  const stop = new AbortController();
  try {
    return await Promise.race([
      openDocs(setup, devtools),
      wait(totalMs, undefined, { signal: stop.signal }).then(() => {
        throw new Error(`the browser was not ready within ${totalMs / 1_000} s`);
      }),
    ]);
  } finally {
    stop.abort();
    await devtools.close();
  }
}

async function openDocs(setup: Setup, { send, onEvent }: Devtools): Promise<Observation> {
  const { product } = await send<{ product: string }>('Browser.getVersion');
  // Like a private window: the session never reaches the disk.
  const { browserContextId } = await send<{ browserContextId: string }>(
    'Target.createBrowserContext',
  );
  const cookies = browserCookies(setup);
  if (cookies.length > 0) await send('Storage.setCookies', { cookies, browserContextId });
  const { targetId } = await send<{ targetId: string }>('Target.createTarget', {
    url: 'about:blank',
    browserContextId,
  });
  const { sessionId } = await send<{ sessionId: string }>('Target.attachToTarget', {
    targetId,
    flatten: true,
  });

  const page = watchPage(setup.api, createRedact(setup.cookie));
  onEvent(page.take);
  for (const domain of ['Page', 'Network', 'Runtime', 'Log', 'Audits'])
    await send(`${domain}.enable`, {}, sessionId);
  const evaluate = async <T>(expression: string): Promise<T> => {
    const { result } = await send<{ result: { value: T } }>(
      'Runtime.evaluate',
      { expression, awaitPromise: true, returnByValue: true },
      sessionId,
    );
    return result.value;
  };

  const { errorText } = await send<{ errorText?: string }>(
    'Page.navigate',
    { url: setup.docs.href },
    sessionId,
  );
  const result: Pick<Observation, 'askedBy' | 'outcome' | 'reason'> =
    errorText === undefined
      ? await handshake(setup, evaluate)
      : { askedBy: 'doctor', outcome: 'none' };
  // Events of network and console arrive a moment later.
  await wait(300);
  for (let moments = 0; moments < 20 && !page.isSettled(); moments += 1) await wait(100);
  return {
    browser: product.replace('HeadlessChrome', 'Chrome'),
    // The query can hold a state or a token.
    pageUrl:
      errorText === undefined
        ? await evaluate<string>('location.origin + location.pathname')
        : setup.docs.href,
    ...result,
    ...page.seen(),
    ...(errorText !== undefined && { messages: [errorText] }),
  };
}

async function handshake(
  { api }: Setup,
  evaluate: <T>(expression: string) => Promise<T>,
): Promise<Pick<Observation, 'askedBy' | 'outcome' | 'reason'>> {
  const deadline = performance.now() + outcomeMs;
  while (performance.now() < deadline) {
    // While the page navigates, there is nothing to evaluate in.
    const state = await evaluate<PageState>(readState).catch(() => undefined);
    const { outcome, reason } = state?.bookplate ?? {};
    if (outcome) return { askedBy: 'bookplate', outcome, ...(reason && { reason }) };
    if (state?.isLoaded && !state.bookplate)
      return {
        askedBy: 'doctor',
        ...(await toHandshakeOutcome(await evaluate<PageResponse>(fetchInPage(api.href)))),
      };
    await wait(100);
  }
  return { askedBy: 'bookplate', outcome: 'none' };
}
