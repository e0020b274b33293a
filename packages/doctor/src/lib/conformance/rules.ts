import { hintRules } from './hint-rules.ts';
import { methodRules } from './method-rules.ts';
import { originRules } from './origin-rules.ts';
import { readerRules } from './reader-rules.ts';
import type { Rule } from './rule.ts';

/** The contract, rule by rule. */
export const rules: readonly Rule[] = [
  ...readerRules,
  ...originRules,
  ...methodRules,
  ...hintRules,
];
