import { headExports } from './lib/head-exports.ts';
import { startPage } from './lib/start-page.ts';

startPage(headExports);
