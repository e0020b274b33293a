import { continuePage } from './lib/rest.ts';

continuePage();
