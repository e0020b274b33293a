export { type Config, readConfig } from './lib/config.ts';
export { type RunningConsole, startConsole } from './lib/start-console.ts';
