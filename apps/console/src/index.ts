export { type Config, readConfig } from './lib/config.ts';
export type { DemoSite } from './lib/demo/demo-site.ts';
export type { Demo } from './lib/demo/fill-demo.ts';
export { type RunningConsole, startConsole } from './lib/start-console.ts';
