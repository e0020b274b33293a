import type { DoctorOptions } from '../commands/doctor-options.ts';

/**
 * The command that checks a signed-in reader.
 *
 * @param options of the command that was run
 * @param urls that were examined, from options or settings
 * @returns the same command with all its options, and `--cookie-stdin`
 */
export function nextCommand(
  options: DoctorOptions,
  urls: { readonly docsUrl: string; readonly apiUrl: string },
): string {
  const { login, setCookie, signInHeaders, signOutHeaders } = options;
  const { scriptHash, docsFolder, unpublished, spec, stack, browser, verbose } = options;
  return [
    'npx bookplate doctor',
    ...given('docs', urls.docsUrl),
    ...given('api', urls.apiUrl),
    ...given('login', login),
    ...given('set-cookie', setCookie),
    ...given('sign-in-headers', signInHeaders),
    ...given('sign-out-headers', signOutHeaders),
    ...given('script-hash', scriptHash),
    ...given('docs-folder', docsFolder),
    ...(unpublished ? ['--unpublished'] : []),
    ...given('spec', spec),
    ...given('stack', stack),
    ...(browser ? ['--browser'] : []),
    ...(verbose ? ['--verbose'] : []),
    '--cookie-stdin',
  ].join(' ');
}

function given(name: string, value: string | undefined): readonly string[] {
  return value === undefined ? [] : [`--${name}`, quote(value)];
}

/** Double quotes hold in sh, PowerShell and cmd.exe. Such values hold nothing that the former two replace inside them. */
function quote(value: string): string {
  return /^[\w./:@%+=,-]+$/.test(value) ? value : `"${value.replaceAll('"', '\\"')}"`;
}
