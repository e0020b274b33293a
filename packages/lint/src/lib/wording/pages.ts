import { didYouMean, type Explanation, listNames, type WordsFor } from './words.ts';

/** Words for the text of a page. */
export const pageWords: WordsFor<
  | 'page-syntax'
  | 'front-matter-syntax'
  | 'expression-outside'
  | 'expression-in-markdown'
  | 'sample-braces'
  | 'html-dropped'
  | 'unknown-member'
  | 'unknown-name'
  | 'unknown-value'
> = {
  'page-syntax': ({ message }) => {
    const { title, advice } = splitSentences(message);
    const end = 'The page does not build, and nothing below this place was looked at.';
    return { title, advice: advice === '' ? end : `${advice} ${end}` };
  },
  'front-matter-syntax': ({ message }) => ({
    title: `The front matter is not YAML: ${message}`,
    advice: 'The page does not build.',
  }),
  // The compiler's own words: what is wrong first, what to do behind it.
  'expression-outside': ({ message }) => splitSentences(message),
  'expression-in-markdown': ({ source, reason, instead }) => ({
    title: `${source} is shown as text: ${reason}`,
    advice: instead,
  }),
  'sample-braces': ({ source, reason }) => ({
    title: `${source} stays in the sample as text`,
    advice: `${reason} Write an expression such as {playground.header['X-API-Key'] ?? 'YOUR_KEY'}; if the braces are the sample's own, a backslash before them: \\{.`,
  }),
  'html-dropped': ({ source }) => ({
    title: `Hugo drops ${source}: everyone sees its text`,
    advice: 'Set markup.goldmark.renderer.unsafe = true in the configuration of Hugo.',
  }),
  'unknown-member': ({ path, member, nearest, known, by }) => ({
    title:
      by === 'personas'
        ? `No persona has ${path}.${member}`
        : `${path} has no ${member}${by === undefined ? '' : `, says ${by}`}`,
    advice: `${didYouMean(nearest)}It has ${known.length === 0 ? 'no members' : listNames(known)}.`,
  }),
  'unknown-name': ({ name, nearest }) => ({
    title: `The page does not know the name ${name}`,
    advice: `${nearest.includes('.') ? `Write {${nearest} ?? '…'}. ` : didYouMean(nearest)}Pages know user, and what they import.`,
  }),
  'unknown-value': ({ path, value, nearest, known }) => ({
    title: `${path} is never ${value}, says userSchema`,
    advice: `${didYouMean(nearest)}It is one of ${listNames(known)}.`,
  }),
};

function splitSentences(message: string): Explanation {
  const end = message.indexOf('. ');
  return end < 0
    ? { title: message, advice: '' }
    : { title: message.slice(0, end), advice: message.slice(end + 2) };
}
