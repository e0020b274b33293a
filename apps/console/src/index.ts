export { type Config, readConfig } from './lib/config.ts';
export type { Demo, DemoSite } from './lib/demo/fill-demo.ts';
export { type RunningConsole, startConsole } from './lib/start-console.ts';
