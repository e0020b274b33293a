import { codes, explain } from '@bookplate/lint';
import { codePage } from '@bookplate/protocol';
import type { LintResult } from './lint-result.ts';

/**
 * Writes SARIF 2.1.0, which code hosts show beside the lines of a change.
 *
 * @param result of a run
 * @returns the log (https://docs.oasis-open.org/sarif/sarif/v2.1.0/), with one run
 */
export function toSarif({ findings }: LintResult): object {
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'bookplate lint',
            informationUri: 'https://github.com/bookplate/bookplate',
            rules: codes.map((id) => ({ id, helpUri: codePage('lint', id) })),
          },
        },
        // §3.14.27: ours are those of JavaScript's strings.
        columnKind: 'utf16CodeUnits',
        results: findings.map((finding) => {
          const { code, severity, file, line, column } = finding;
          const { title, advice } = explain(finding);
          return {
            ruleId: code,
            ruleIndex: codes.indexOf(code),
            level: severity,
            message: { text: `${title}. ${advice}`.trim() },
            locations: [
              {
                physicalLocation: {
                  artifactLocation: { uri: encodeURI(file), uriBaseId: '%SRCROOT%' },
                  region: { startLine: line, startColumn: column },
                },
              },
            ],
          };
        }),
      },
    ],
  };
}
