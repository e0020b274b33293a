import { continuePage } from './lib/continue-page.ts';

continuePage();
