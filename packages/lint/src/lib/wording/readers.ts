import { withFallback } from '@bookplate/docs/expression';
import {
  anonymousGroup,
  describeGroups,
  fromGroups,
  groupNameWords,
  writeGate,
} from '@bookplate/protocol';
import { didYouMean, listNames, listReaders, type WordsFor } from './words.ts';

/** Words for who sees what. */
export const readerWords: WordsFor<
  | 'gate-misspelt'
  | 'groups-shape'
  | 'group-name'
  | 'groups-empty'
  | 'groups-conflict'
  | 'groups-anonymous'
  | 'spec-gate'
  | 'unknown-group'
  | 'gated-home'
  | 'gated-link'
  | 'duplicate-path'
  | 'shows-nothing'
  | 'throws'
> = {
  'gate-misspelt': ({ found, write }) => ({
    title: `Found ${found}, which hides nothing`,
    advice: found.endsWith(':')
      ? `Write ${write}. If this field is your own and no gate, leave it.`
      : `Write ${write}.`,
  }),
  'groups-shape': ({ key, found, write }) => ({
    title: `${key}: expected a list of names, found ${found}`,
    advice: `Write ${key}: ${write}. Without ${key}, everyone sees it.`,
  }),
  'group-name': ({ found, trimmed }) => ({
    title: `${JSON.stringify(found)} is not the name of a group`,
    advice:
      trimmed === undefined
        ? `A name has ${groupNameWords}.`
        : `It has a space at its end or start. Write ${writeGate(trimmed)}.`,
  }),
  'groups-empty': () => ({
    title: 'groups: [] hides the page from everyone',
    advice: 'Name who sees it, take the line out to show it to everyone, or unpublish the page.',
  }),
  'groups-conflict': ({ name }) => ({
    title: `${name} is in any and in none, so readers in this group do not see it`,
    advice: 'Remove it from one of the two; a list that is then empty goes, too.',
  }),
  'groups-anonymous': ({ others }) => ({
    title: `none has anonymous beside ${listNames(others)}: only readers who are signed in see it`,
    advice: `Anonymous readers are in no other group. Remove anonymous, unless it is for those who are signed in and not in ${listNames(others)}.`,
  }),
  'spec-gate': ({ pointer, message }) => ({
    title: `${pointer} ${message}`,
    advice: 'Until then, API references of this document are not built.',
  }),
  'unknown-group': ({ group, nearest, known, isListed }) =>
    group === anonymousGroup
      ? {
          title: `No User is in the group ${group}`,
          advice:
            'Only gates name anonymous readers so. Put what they see into a block for this group.',
        }
      : {
          title: isListed ? `There is no group ${group}` : `No persona is in the group ${group}`,
          advice: [
            nearest?.toLowerCase() === group.toLowerCase()
              ? `Names of groups are case-sensitive: write ${nearest}.`
              : `${didYouMean(nearest)}Known groups: ${listNames(known)}.`,
            isListed
              ? 'If it is new, add it to groups in bookplate.json.'
              : 'If it is right, add a persona who is in it, or list all groups as groups in bookplate.json.',
          ].join(' '),
        },
  'gated-home': ({ groups }) => ({
    title: `The home page is for ${describeGroups(groups)}${only(groups)}`,
    advice: 'Everyone else is told that it is not for them. Gate the pages below it instead.',
  }),
  'gated-link': ({ url, groups }) => ({
    title: `Everyone who sees this link may follow it, but ${url} is for ${describeGroups(groups)}${only(groups)}`,
    advice:
      groups.length === 0
        ? 'Take the link out.'
        : `Put it into ${tagFor(groups)}, which this file can have if it is MDX.`,
  }),
  'duplicate-path': ({ path, other }) => ({
    title: `${path} is the path of ${other} too`,
    advice: 'Only one of the two can be reached. Rename one, or give it a slug.',
  }),
  'shows-nothing': ({ source, path, kind, found, readers }) => ({
    title: `{${source}} shows nothing for ${listReaders(readers)}`,
    advice:
      found === 'nothing' || found === 'null' || found === 'an empty string'
        ? `${path} is ${found} for them. Say what stands there instead: {${withFallback(source.endsWith('…') ? path : source, fallbacks[kind], found === 'an empty string')}}.${kind === 'sample' ? ` If the braces are the sample's own, write \\{${source}}.` : ''}`
        : `${path} is ${found}, which has no text. Name one of its members, or use it as a condition: {${path} && <p>…</p>}.`,
  }),
  throws: ({ source, message, readers }) => ({
    title: `{${source}} fails for ${listReaders(readers)}: ${message}`,
    advice: readers.includes(null)
      ? 'The build fails too, for it renders the page for anonymous readers.'
      : 'These readers see nothing there.',
  }),
};

const fallbacks = { attribute: "'/…'", sample: "'YOUR_VALUE'", text: "'…'" } as const;

function only(groups: readonly string[]): string {
  return groups.length > 0 && groups.every((name) => !/[!*]/.test(name)) ? ' only' : '';
}

function tagFor(groups: readonly string[]): string {
  const written = Object.entries(fromGroups(groups)).map(([part, names = []]) =>
    names.length === 0 ? '' : ` ${part}={${writeGate(names)}}`,
  );
  return `<Groups${written.join('')}>`;
}
