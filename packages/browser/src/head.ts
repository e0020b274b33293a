import { startPage } from './lib/page.ts';

startPage();
