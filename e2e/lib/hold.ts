/** Things that arrive at a page when a test says so: requests of any page, and the HTML of a page piece by piece. */
import type { RequestListener, ServerResponse } from 'node:http';
import type { Page } from 'puppeteer-core';
import { paintedFrames } from './frames.ts';

/** Requests of a tab that wait until the test lets them go. */
export interface HeldRequests {
  /** Resolves when one waits. */
  readonly asked: Promise<void>;
  /** Lets go those that wait, and those that come. */
  readonly release: () => Promise<void>;
}

/**
 * Holds requests of a tab before they are sent, whichever server they are for.
 *
 * @param page the tab
 * @param urls which: addresses, with `*` for any text
 * @returns lets them go
 */
export async function holdRequests(page: Page, ...urls: string[]): Promise<HeldRequests> {
  const session = await page.createCDPSession();
  const asked = new Promise<void>((resolve) => {
    session.once('Fetch.requestPaused', () => resolve());
  });
  await session.send('Fetch.enable', { patterns: urls.map((urlPattern) => ({ urlPattern })) });
  // The browser lets go what it held for a session that is gone.
  return { asked, release: () => session.detach() };
}

/** A page whose HTML arrives piece by piece. */
export interface HeldHtml {
  /** Answers the docs' page. */
  readonly docs: RequestListener;
  /**
   * Sends the HTML up to this length in bytes, the rest if there is none, and waits until the browser has it and has painted.
   */
  readonly send: (length?: number) => Promise<void>;
}

/**
 * Holds the HTML of the next page that a tab opens.
 *
 * @param page the tab, which records frames
 * @param html ASCII, so that a length in characters is one in bytes
 * @returns sends it
 */
export async function holdHtml(page: Page, html: string): Promise<HeldHtml> {
  const session = await page.createCDPSession();
  await session.send('Network.enable');
  let onRequest: (response: ServerResponse) => void = () => {};
  const response = new Promise<ServerResponse>((resolve) => (onRequest = resolve));
  const committed = new Promise((resolve) => page.once('framenavigated', resolve));
  let [sent, received] = [0, 0];
  let onReceived = (): void => {};
  let document: string | undefined;
  session.on('Network.requestWillBeSent', ({ requestId, loaderId }) => {
    if (requestId === loaderId) document = requestId;
  });
  session.on('Network.dataReceived', ({ requestId, dataLength }) => {
    if (requestId !== document) return;
    received += dataLength;
    onReceived();
  });
  return {
    docs: (_request, answer) => {
      answer.setHeader('content-type', 'text/html; charset=utf-8');
      onRequest(answer);
    },
    async send(length = html.length) {
      const piece = html.slice(sent, length);
      sent = length;
      const arrived = new Promise<void>((resolve) => {
        onReceived = () => received >= length && resolve();
      });
      if (length < html.length) (await response).write(piece);
      else (await response).end(piece);
      await committed;
      await arrived;
      await paintedFrames(page);
      if (length >= html.length) await session.detach();
    },
  };
}
