import { isVisible } from '@bookplate/protocol';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { applyTo, pageOf, siteWith } from '../../test/site.ts';
import { attribute, descendants, type Element, isElement, parsePage } from './tree.ts';

/*
 * An element that an author has gated, and that leads to a gated page or is in one: its readers are those of both gates.
 */
const gates = ['admin', 'beta', 'admin beta', '* !pro', 'beta !pro', ''];
const groups = ['admin', 'beta', 'pro'];
const readers = [
  null,
  ...Array.from({ length: 8 }, (_, bits) => ({
    groups: groups.filter((_name, index) => bits & (1 << index)),
  })),
];

/** `own` are the attributes of the element with two gates. */
type Place = readonly [title: string, body: (own: string) => string];

const links: readonly Place[] = [
  ['a link', (own) => `<p>See <a ${own} href="gated.html">A</a></p>`],
  ['an area of a map', (own) => `<map><area ${own} href="gated.html"></map>`],
];
/** What may be in no other element, or is moved out of it. */
const linksAlone: readonly Place[] = [
  ['a choice', (own) => `<select><option>Go<option ${own} value="gated.html">A<option>B</select>`],
  [
    'a choice in a group of them',
    (own) =>
      `<select><optgroup label="A"><option ${own} value="gated.html">A</option><option value="open.html">B</option></optgroup></select>`,
  ],
  ['a link in a drawing', (own) => `<svg><a ${own} href="gated.html">A</a></svg>`],
];
const blocks: readonly Place[] = [
  ['a block', (own) => `<main><h1>A</h1><div ${own}>B</div>C</main>`],
  ['a paragraph', (own) => `<main><p>A</p><p ${own}>B</p><p>C</p></main>`],
];
const blocksAlone: readonly Place[] = [
  ['a paragraph after one without an end', (own) => `<main><p>A<p ${own}>B</p></main>`],
  ['a paragraph without an end', (own) => `<main><p>A</p><p ${own}>B<p>C</main>`],
  ['a row of a table', (own) => `<table role="main"><tr ${own}><td>B</table>`],
  ['a part of a table', (own) => `<table role="main"><tbody ${own}><tr><td>B</table>`],
];

/** Who sees `#x`, for each two gates and each reader: `y` or `-`. */
function seen(
  [, bodyOf]: Place,
  isPage: boolean,
  isAlone: boolean,
): { found: string; expected: string } {
  const pairs = gates.flatMap((one) => gates.map((other) => [one, other] as const));
  const head = (gate: string): string => `<meta name="bookplate:groups" content="${gate}">`;
  const folder = siteWith({
    'open.html': pageOf(''),
    ...Object.fromEntries(
      gates.map((gate, at) => [`gated-${at}.html`, pageOf('<main>Text</main>', head(gate))]),
    ),
    ...Object.fromEntries(
      pairs.map(([one, other]) => [
        nameOf(one, other),
        pageOf(
          bodyOf(`id="x" data-bookplate-groups="${one}"`).replace(
            'gated',
            `gated-${gates.indexOf(other)}`,
          ),
          isPage ? head(other) : '',
        ),
      ]),
    ),
  });
  applyTo(folder);
  expect(applyTo(folder).changed).toBe(0);
  const result = { found: '', expected: '' };
  for (const [one, other] of pairs) {
    const document = parsePage(readFileSync(join(folder, nameOf(one, other)), 'utf8'));
    const element = descendants(document).find((each) => attribute(each, 'id') === 'x')!;
    const around = gatesAround(element);
    for (const reader of readers) {
      const sees = (gate: string): boolean => isVisible(gate.split(' ').filter(Boolean), reader);
      result.found += around.every(sees) ? 'y' : '-';
      result.expected += sees(one) && sees(other) && !(isAlone && isTold(one, other)) ? 'y' : '-';
    }
  }
  return result;
}

/** Both name groups that see it, and none the same: no list says that a reader must be in two. */
function isTold(one: string, other: string): boolean {
  return /^(admin beta !pro|beta !pro admin|admin beta|beta admin)$/.test(`${one} ${other}`);
}

const nameOf = (one: string, other: string): string =>
  `${gates.indexOf(one)}-${gates.indexOf(other)}.html`;

function gatesAround(element: Element): readonly string[] {
  const gate = attribute(element, 'data-bookplate-groups');
  const { parentNode } = element;
  return [
    ...(gate === undefined ? [] : [gate]),
    ...(parentNode && isElement(parentNode) ? gatesAround(parentNode) : []),
  ];
}

describe.each([
  ['leads to a gated page', false, links, linksAlone],
  ['is in one', true, blocks, blocksAlone],
] as const)('an element with a gate that %s', (_, isPage, exact, alone) => {
  test.each(exact)('is for the readers of both gates: %s', (...place) => {
    const { found, expected } = seen(place, isPage, false);
    expect(found).toBe(expected);
  });

  test.each(alone)('is for those that one list can name: %s', (...place) => {
    const { found, expected } = seen(place, isPage, true);
    expect(found).toBe(expected);
  });
});
