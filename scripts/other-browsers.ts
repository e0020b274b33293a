import { canInstallPackages, findOnPath, installPackages, isExecutable } from './programs.ts';

/** The browsers that hold the cookie model beside Chromium. Without them the other tests run all the same. */
const browsers = [
  {
    variable: 'BOOKPLATE_FIREFOX',
    programs: ['firefox-esr', 'firefox'],
    places: ['/Applications/Firefox.app/Contents/MacOS/firefox'],
    packages: ['firefox-esr'],
  },
  {
    variable: 'BOOKPLATE_WEBKIT_DRIVER',
    programs: ['WebKitWebDriver'],
    places: [],
    packages: ['webkit2gtk-driver', 'xvfb'],
  },
];

/**
 * Finds Firefox and WebKitGTK, or installs Debian's where that is possible without asking.
 *
 * @returns their paths as environment variables; the tests say what they left out without one
 */
export async function obtainOtherBrowsers(): Promise<Readonly<Record<string, string>>> {
  const env: Record<string, string> = {};
  for (const { variable, programs, places, packages } of browsers) {
    const find = (): string | undefined =>
      process.env[variable] ||
      (programs.map(findOnPath).find(Boolean) ?? places.find(isExecutable));
    if (!find() && canInstallPackages)
      await installPackages(...packages).catch((error: unknown) => console.log(String(error)));
    const path = find();
    if (path) env[variable] = path;
  }
  return env;
}
