import type { AnyCheck } from './check.ts';
import { answerCacheable } from './checks/answer-cacheable.ts';
import { apiCertificate } from './checks/api-certificate.ts';
import { apiNotFound } from './checks/api-not-found.ts';
import { apiRedirectsToLogin } from './checks/api-redirects-to-login.ts';
import { apiSlow } from './checks/api-slow.ts';
import { apiTimeout } from './checks/api-timeout.ts';
import { apiUnreachable } from './checks/api-unreachable.ts';
import { apiUrlMoved } from './checks/api-url-moved.ts';
import { bodyTooLarge } from './checks/body-too-large.ts';
import { bodyUnfinished } from './checks/body-unfinished.ts';
import { browserDisagrees } from './checks/browser-disagrees.ts';
import { cookieCoversDocs } from './checks/cookie-covers-docs.ts';
import { cookieNotInSafari } from './checks/cookie-not-in-safari.ts';
import { cookieOnAnotherHost } from './checks/cookie-on-another-host.ts';
import { cookiePathTooNarrow } from './checks/cookie-path-too-narrow.ts';
import { cookieRefused } from './checks/cookie-refused.ts';
import { corsCredentialsMissing } from './checks/cors-credentials-missing.ts';
import { corsDuplicate } from './checks/cors-duplicate.ts';
import { corsEverywhere } from './checks/cors-everywhere.ts';
import { corsMissing } from './checks/cors-missing.ts';
import { corsWildcard } from './checks/cors-wildcard.ts';
import { corsWrongOrigin } from './checks/cors-wrong-origin.ts';
import { cspBlocksApi } from './checks/csp-blocks-api.ts';
import { cspBlocksScript } from './checks/csp-blocks-script.ts';
import { cspReportOnly } from './checks/csp-report-only.ts';
import { differentSites } from './checks/different-sites.ts';
import { docsPersonalised } from './checks/docs-personalised.ts';
import { docsUnreachable } from './checks/docs-unreachable.ts';
import { docsUrlMoved } from './checks/docs-url-moved.ts';
import { expiredUser } from './checks/expired-user.ts';
import { groupUnknown } from './checks/group-unknown.ts';
import { httpOrigin } from './checks/http-origin.ts';
import { invalidUser } from './checks/invalid-user.ts';
import { laxOriginMatch } from './checks/lax-origin-match.ts';
import { loginDialog } from './checks/login-dialog.ts';
import { notHttps } from './checks/not-https.ts';
import { nullOrigin } from './checks/null-origin.ts';
import { playgroundInputUnknown } from './checks/playground-input-unknown.ts';
import { preflightRefused } from './checks/preflight-refused.ts';
import { privateAddress } from './checks/private-address.ts';
import { reflectsOrigin } from './checks/reflects-origin.ts';
import { sameOriginRefused } from './checks/same-origin-refused.ts';
import { schemeMix } from './checks/scheme-mix.ts';
import { scriptAltered } from './checks/script-altered.ts';
import { scriptAsksElsewhere } from './checks/script-asks-elsewhere.ts';
import { scriptFileMissing } from './checks/script-file-missing.ts';
import { scriptLate } from './checks/script-late.ts';
import { scriptMissing } from './checks/script-missing.ts';
import { scriptNotRunning } from './checks/script-not-running.ts';
import { secretInContent } from './checks/secret-in-content.ts';
import { sessionNotRecognised } from './checks/session-not-recognised.ts';
import { setsCookie } from './checks/sets-cookie.ts';
import { signedInNotJson } from './checks/signed-in-not-json.ts';
import { signedOutIs200 } from './checks/signed-out-is-200.ts';
import { unexpectedStatus } from './checks/unexpected-status.ts';
import { varyOriginMissing } from './checks/vary-origin-missing.ts';
import { vendorHost } from './checks/vendor-host.ts';

/** All checks, in the order in which a request meets its obstacles: whoever comes first makes later ones pointless. */
export const checks: readonly AnyCheck[] = [
  vendorHost,
  differentSites,
  schemeMix,
  notHttps,
  privateAddress,
  apiUnreachable,
  apiCertificate,
  apiTimeout,
  apiUrlMoved,
  apiRedirectsToLogin,
  apiNotFound,
  corsMissing,
  corsWildcard,
  corsWrongOrigin,
  corsDuplicate,
  corsCredentialsMissing,
  sameOriginRefused,
  unexpectedStatus,
  signedOutIs200,
  bodyTooLarge,
  bodyUnfinished,
  apiSlow,
  varyOriginMissing,
  answerCacheable,
  setsCookie,
  loginDialog,
  preflightRefused,
  reflectsOrigin,
  nullOrigin,
  httpOrigin,
  laxOriginMatch,
  corsEverywhere,
  sessionNotRecognised,
  signedInNotJson,
  invalidUser,
  expiredUser,
  secretInContent,
  groupUnknown,
  playgroundInputUnknown,
  cookieRefused,
  cookiePathTooNarrow,
  cookieOnAnotherHost,
  cookieCoversDocs,
  cookieNotInSafari,
  docsUnreachable,
  docsUrlMoved,
  scriptMissing,
  scriptLate,
  scriptAsksElsewhere,
  scriptAltered,
  cspBlocksScript,
  cspBlocksApi,
  cspReportOnly,
  scriptFileMissing,
  docsPersonalised,
  browserDisagrees,
  scriptNotRunning,
];
