/** One test case, for CI systems that draw them. */
export interface JunitCase {
  readonly name: string;
  readonly outcome: 'pass' | 'fail' | 'skip';
  readonly message: string;
  readonly details: string;
}

/**
 * Writes JUnit's XML, as far as CI systems agree on it.
 *
 * @param suite its name
 * @param cases in order
 * @returns the document
 */
export function toJunit(suite: string, cases: readonly JunitCase[]): string {
  const count = (outcome: JunitCase['outcome']): number =>
    cases.filter((one) => one.outcome === outcome).length;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuite name="${escape(suite)}" tests="${cases.length}" failures="${count('fail')}" skipped="${count('skip')}">`,
    ...cases.map(({ name, outcome, message, details }) => {
      const open = `  <testcase classname="${escape(suite)}" name="${escape(name)}"`;
      if (outcome === 'pass') return `${open}/>`;
      const inner =
        outcome === 'skip'
          ? `<skipped message="${escape(message)}"/>`
          : `<failure message="${escape(message)}">${escape(details)}</failure>`;
      return `${open}>${inner}</testcase>`;
    }),
    '</testsuite>',
    '',
  ].join('\n');
}

/** Also takes out what XML 1.0 cannot hold at all (§2.2). */
function escape(text: string): string {
  return text
    .replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
