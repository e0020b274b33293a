import { startPage } from './lib/page.ts';
import { continuePage } from './lib/rest.ts';

startPage();
continuePage();
