import { findChromium } from '@bookplate/doctor/browser';
import puppeteer, { type Browser } from 'puppeteer-core';

/** Starts a Chromium that asks for nothing else than the pages it is sent to. */
export function launchChromium(...args: readonly string[]): Promise<Browser> {
  return puppeteer.launch({
    executablePath: findChromium(process.env) ?? 'chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      ...args,
    ],
  });
}
