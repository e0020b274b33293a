type Names = Readonly<Record<string, string>>;
const options: Names = {
  docsUrl: '--docs',
  apiUrl: '--api',
  loginUrl: '--login',
  docsOrigin: '--docs',
  warmFrame: '--dashboard',
  scriptHash: '--script-hash',
  setCookie: '--set-cookie',
  spec: '--spec',
};
const optionsOfConformance: Names = {
  ...options,
  apiUrl: '<api-url>',
  docsOrigin: '--docs-origin',
};

const examples: Names = {
  '--api': 'https://dash.foo.com/api/docs/user-info',
  '--login': 'https://dash.foo.com/login?next={returnTo}',
};

/**
 * An issue names the setting; on the command line it is an option.
 *
 * @param message of a configuration error
 * @param command whose line has the options
 * @returns the message with the names of options
 */
export function inOptions(message: string, command: string | undefined): string {
  const names = command === 'conformance' ? optionsOfConformance : options;
  return message
    .replaceAll(/^(\w+):/gm, (start, setting: string) =>
      Object.hasOwn(names, setting) ? `${names[setting]}:` : start,
    )
    .replaceAll(
      /^(--api|--login): expected an absolute URL, /gm,
      (start, option: string) =>
        `${option}: expected an absolute URL such as "${examples[option]}", `,
    )
    .replaceAll('add it to allowedHosts', 'add it to `allowedHosts` in bookplate.json');
}

const missing: Names = {
  "'folder'": 'the site, such as ./public',
  "'api-url'": `the endpoint, such as ${examples['--api']}`,
};

/**
 * Commander names what is missing, and not what it is.
 *
 * @param text of its error
 * @returns the text, with an example of a missing argument
 */
export function withExample(text: string): string {
  return text.replace(
    /missing required argument ('folder'|'api-url')/,
    (said, argument: string) => `${said}: ${missing[argument]}`,
  );
}
