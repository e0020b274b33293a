import type { DocsPage, ReaderTexts } from './host.ts';

const words =
  'a launch needs the window key order rocket stage every orbit before payload your team sends webhook retry when limit pad fuel check is ready and then region account plan seat invoice status with error code for request answer header token scope expires after'.split(
    ' ',
  );

const endings =
  'a al ance ation ed en ence er ery est ful hood ic ing ion ish ism ist ity ive ize less let ling ly ment ness or ory ous ship some th tion ure ward ways wise y'.split(
    ' ',
  );

/** The same numbers in each run. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    // Park and Miller's generator: enough to choose words.
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/**
 * Makes the pages of a site: headings, paragraphs with inline marks, lists, a table, code, an element or two.
 *
 * @param count how many
 * @param withReader every fifth page has expressions over the reader and every tenth is gated; else the expressions are over a
 * constant in the page, and all pages are open
 * @param texts of the pages with expressions
 * @returns the pages
 */
export function makePages(
  count: number,
  withReader: boolean,
  { personal, anonymous }: ReaderTexts = inMdx,
): readonly DocsPage[] {
  return Array.from({ length: count }, (_, index): DocsPage => {
    const number = String(index).padStart(4, '0');
    const isPersonal = index % 5 === 0;
    return {
      path: `topic-${String(index % 20).padStart(2, '0')}/page-${number}`,
      title: `Page ${number}`,
      isPersonal,
      frontMatter: withReader && index % 10 === 1 ? 'groups: [admin]\n' : '',
      text: makeText(createRandom(index + 1), isPersonal && (withReader ? personal : anonymous)),
    };
  });
}

function makeText(random: () => number, ofReader: string | false): string {
  const one = (of: readonly string[]): string => of[Math.floor(random() * of.length)] ?? '';
  // So many words that no six in a row are the same by chance: the leak check would take an open page for a gated one.
  const word = (): string => one(words) + one(endings);
  const sentence = (): string => {
    const text = Array.from({ length: 8 + Math.floor(random() * 12) }, word).join(' ');
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
  };
  const paragraph = (): string =>
    `${sentence()} **${word()} ${word()}** ${sentence()} \`${word()}\` ${sentence()} [${word()}](https://example.com/${word()}) ${sentence()}`;
  const section = (number: number): string =>
    [
      `## ${number}. ${word()} ${word()} ${word()}`,
      paragraph(),
      paragraph(),
      Array.from({ length: 4 }, () => `- ${sentence()}`).join('\n'),
      `| ${word()} | ${word()} |\n| --- | --- |\n${Array.from({ length: 4 }, () => `| ${word()} | ${sentence()} |`).join('\n')}`,
      `\`\`\`js\nconst user = await client.users.get('${word()}');\nconsole.log(user.name, { ${word()}: ${Math.floor(random() * 1_000)} });\n\`\`\``,
      `<details>\n<summary>${word()} ${word()}</summary>\n\n${sentence()}\n\n</details>`,
    ].join('\n\n');
  const sections = [1, 2, 3, 4].map(section);
  if (ofReader !== false) sections.splice(1, 0, ofReader);
  return sections.join('\n\n');
}

const personal = `Hello, {user.firstName ?? 'reader'}. You are on the plan {user.plan ?? 'free'}.

{user.plan === 'enterprise' ? <p>Your support answers within an hour.</p> : <p>Upgrade for support.</p>}

<a href={\`/orgs/\${user.org.id ?? 'none'}\`}>Your organisation</a>

<Groups any={['admin']}>

Only admins invite people.

</Groups>`;

/** MDX evaluates the expressions when the page is built, over nobody. */
const inMdx: ReaderTexts = {
  personal,
  anonymous: `export const user = { org: {} };

${personal.replace(/<Groups.*>/, '<div>').replace('</Groups>', '</div>')}`,
};
