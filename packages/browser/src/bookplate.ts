import { continuePage } from './lib/continue-page.ts';
import { startPage } from './lib/start-page.ts';

startPage();
continuePage();
