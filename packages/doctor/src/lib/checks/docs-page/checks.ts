import { docsPersonalised } from './docs-personalised.ts';
import { docsUnreachable } from './docs-unreachable.ts';
import { docsUrlMoved } from './docs-url-moved.ts';
import { scriptAltered } from './script-altered.ts';
import { scriptAsksElsewhere } from './script-asks-elsewhere.ts';
import { scriptLate } from './script-late.ts';
import { scriptMissing } from './script-missing.ts';
import { warmFrameRefused } from './warm-frame-refused.ts';

/** Does the docs page have the head script, at its start, with the right API URL? */
export const docsPageChecks: readonly [
  typeof docsUnreachable,
  typeof docsUrlMoved,
  typeof scriptMissing,
  typeof scriptLate,
  typeof scriptAsksElsewhere,
  typeof scriptAltered,
  typeof docsPersonalised,
  typeof warmFrameRefused,
] = [
  docsUnreachable,
  docsUrlMoved,
  scriptMissing,
  scriptLate,
  scriptAsksElsewhere,
  scriptAltered,
  docsPersonalised,
  warmFrameRefused,
];
