import { connectConsole } from './lib/console/connect-console.ts';

connectConsole();
