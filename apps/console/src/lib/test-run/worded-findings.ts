import {
  explain,
  explainNoResponse,
  type Finding,
  type Severity,
  type Stack,
} from '@bookplate/doctor';
import type { TestTarget, WordedFinding } from './test-result.ts';

const order: readonly Severity[] = ['error', 'danger', 'warning', 'note'];

/**
 * Words the findings of a test for the console, with the names of its fields, the worst first.
 *
 * @param findings of the doctor
 * @param about what was tested, what the Info API runs on, and its status for an anonymous reader
 * @returns findings; an Info API that fails comes before what follows from it
 */
export function toWordedFindings(
  findings: readonly Finding[],
  about: {
    readonly target: TestTarget;
    readonly stack: Stack;
    readonly anonymousStatus?: number | undefined;
  },
): readonly WordedFinding[] {
  const { target, stack, anonymousStatus = 0 } = about;
  const { docsOrigin, apiUrl } = target;
  const codes = findings.map(({ code }) => code);
  const worded = findings
    .map((finding): WordedFinding => {
      const words = explain(finding, { docsOrigin, apiUrl, stack, codes });
      const { code, severity } = finding;
      return { code, severity, ...words, ...inFields(finding) };
    })
    .toSorted((one, other) => order.indexOf(one.severity) - order.indexOf(other.severity));
  if (anonymousStatus < 500) return worded;
  return [
    failure(anonymousStatus, target),
    ...worded.filter(({ code }) => code !== 'unexpected-status'),
  ];
}

/** A server that fails often fails before it sets headers: CORS is then not the cause. */
function failure(status: number, { docsOrigin, apiUrl }: TestTarget): WordedFinding {
  return {
    code: 'unexpected-status',
    severity: 'error',
    title: `The Info API answers ${status}`,
    meaning:
      'The dashboard fails before it can recognise a reader, expected 401 or 200. This can cause other findings, such as missing CORS headers.',
    fix: 'Look for the error in the log of the dashboard, at the time of this test. The same request from a terminal:',
    paste: `curl -i -H 'Origin: ${docsOrigin}' ${apiUrl}`,
  };
}

/** The console has fields instead of the options and settings that the doctor names. */
function inFields(finding: Finding): Partial<WordedFinding> {
  switch (finding.code) {
    case 'docs-url-moved':
      return moved(finding.args.location);
    case 'docs-unreachable':
      if (finding.args.kind)
        return { fix: explainNoResponse(finding.args.kind, '“Page of the docs” below').fix };
      return {
        fix: 'Enter a page that everyone can open in “Page of the docs” below, or correct “Docs origins” in the settings. Docs behind a login cannot be tested, and do not need this handshake.',
      };
    case 'hint-wrong-domain':
      return {
        fix: `Enter ${finding.args.common} in “Sign-in hint” of the settings, and set the cookie on the same domain.`,
        paste: finding.args.common,
      };
    case 'api-url-moved':
      return {
        fix: 'Set “API URL” in the settings to the final address:',
        paste: finding.args.location,
      };
    case 'api-unreachable':
      return { fix: explainNoResponse(finding.args.kind, '“API URL” in the settings').fix };
    case 'api-certificate':
      return {
        fix: 'Renew the certificate, serve its whole chain, and make it name this host. For a certificate authority of your own, start this console with NODE_EXTRA_CA_CERTS.',
      };
    case 'scheme-mix':
      return {
        fix: 'Use https in both “Docs origins” and “API URL” in the settings. In development, use http in both, on names below localhost.',
        paste: undefined,
      };
    case 'not-https':
      return {
        fix: 'Use https in “Docs origins” and “API URL” in the settings. Only localhost names are accepted without.',
      };
    case 'script-asks-elsewhere':
      return {
        fix: 'Build the docs again: they take the API URL from this console when its address is in their bookplate.json. If the page is right, correct “API URL” in the settings.',
        paste: finding.args.found === '' ? undefined : finding.args.found,
      };
    case 'script-missing':
      return finding.args.inertIn === undefined
        ? {
            fix: 'Add the integration and build again, or put the script first into <head>. If the docs are below a path, enter one of their pages in “Page of the docs” below.',
          }
        : {};
    default:
      return {};
  }
}

function moved(location: string): Partial<WordedFinding> {
  return {
    fix: 'Enter the final page in “Page of the docs” below, if it is a docs page. If it is on another origin, correct “Docs origins” in the settings.',
    paste: location,
  };
}
