import { explain } from './lib/explain.ts';
import { startPage } from './lib/page.ts';
import { continuePage } from './lib/rest.ts';

startPage();
continuePage(explain);
