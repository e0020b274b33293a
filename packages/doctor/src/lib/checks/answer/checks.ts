import { apiSlow } from './api-slow.ts';
import { bodyTooLarge } from './body-too-large.ts';
import { bodyUnfinished } from './body-unfinished.ts';
import { loginDialog } from './login-dialog.ts';
import { sameOriginRefused } from './same-origin-refused.ts';
import { setsCookie } from './sets-cookie.ts';
import { signedOutIs200 } from './signed-out-is-200.ts';
import { unexpectedStatus } from './unexpected-status.ts';

/** Is the answer what the docs expect? */
export const answerChecks: readonly [
  typeof sameOriginRefused,
  typeof unexpectedStatus,
  typeof signedOutIs200,
  typeof bodyTooLarge,
  typeof bodyUnfinished,
  typeof apiSlow,
  typeof setsCookie,
  typeof loginDialog,
] = [
  sameOriginRefused,
  unexpectedStatus,
  signedOutIs200,
  bodyTooLarge,
  bodyUnfinished,
  apiSlow,
  setsCookie,
  loginDialog,
];
