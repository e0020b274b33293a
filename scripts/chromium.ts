import { canInstallPackages, findOnPath, installPackages, isExecutable } from './programs.ts';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const places = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/**
 * Finds a Chromium, or installs Debian's where that is possible without asking. It downloads from nowhere else.
 *
 * @returns the path of the executable
 * @throws if there is none; the message says what to install
 */
export async function obtainChromium(): Promise<string> {
  const found = findChromium();
  if (found) return found;
  if (canInstallPackages) {
    await installPackages('chromium');
    const installed = findChromium();
    if (installed) return installed;
  }
  throw new Error(
    'The browser tests need a Chromium and found none. Install one (Debian and Ubuntu: sudo apt install chromium; ' +
      'macOS: brew install --cask chromium), or set BOOKPLATE_CHROMIUM to the path of one.',
  );
}

function findChromium(): string | undefined {
  const given = process.env['BOOKPLATE_CHROMIUM'];
  if (given) {
    if (isExecutable(given)) return given;
    throw new Error(
      `BOOKPLATE_CHROMIUM is ${given}, and there is no program. Set it to the path of a Chromium.`,
    );
  }
  return names.map(findOnPath).find(Boolean) ?? places.find(isExecutable);
}
