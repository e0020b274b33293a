export { findChromium } from './lib/browser/find-chromium.ts';
export { observe } from './lib/browser/observe.ts';
export type { Observation, ObservedRequest } from './lib/browser/observation.ts';
