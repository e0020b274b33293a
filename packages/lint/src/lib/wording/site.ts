import { didYouMean, sentence, type WordsFor } from './words.ts';

/** Words for the settings, the schema and the personas. */
export const siteWords: WordsFor<
  | 'settings-invalid'
  | 'schema-invalid'
  | 'persona-not-json'
  | 'persona-invalid'
  | 'persona-unknown-field'
  | 'persona-outside-schema'
  | 'secret-in-content'
> = {
  'settings-invalid': ({ setting, message }) => ({
    title: setting ? `${setting}: ${message}` : sentence(message),
    advice: 'The docs do not build with this setting. Correct it.',
  }),
  'schema-invalid': ({ message }) => ({
    title: `userSchema cannot be used: ${message}`,
    advice:
      'Expressions are not checked against it. Write a JSON Schema of `content`, such as {"type": "object", "properties": {"firstName": {"type": "string"}}}.',
  }),
  'persona-not-json': ({ message }) => ({
    title: sentence(message),
    advice: 'Nothing is shown for it. Correct the file.',
  }),
  'persona-invalid': ({ message }) => ({
    title: message,
    advice: 'The docs refuse such an answer of the Info API, so nothing is shown for this persona.',
  }),
  'persona-unknown-field': ({ field, nearest }) => ({
    title: `The docs do not know the field ${field} of a User`,
    advice: `${didYouMean(nearest)}What pages name as \`user.${field}\` belongs in \`content\`: {"content": {"${field}": …}}.`,
  }),
  'persona-outside-schema': ({ path, message }) => ({
    title: `${path} ${message}, says userSchema`,
    advice: 'No reader can be like this persona. Correct the persona, or the schema.',
  }),
  'secret-in-content': ({ path, field, reason }) => ({
    title: `${path} ${secretBy[reason]}, and every script of the docs can read content`,
    advice: `Let the Info API send it in apiPlaygroundInputs, and write {playground.header['X-API-Key'] ?? 'YOUR_KEY'} in code samples. If it is public, add "${field}" to publicFields in bookplate.json.`,
  }),
};

const secretBy = {
  name: 'is a credential by its name',
  prefix: 'begins like a credential',
  entropy: 'looks like a credential: nobody made it up',
} as const;
