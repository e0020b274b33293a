import { findChromium } from '../packages/doctor/src/lib/browser/find-chromium.ts';
import { canInstallPackages, installPackages } from './programs.ts';

/**
 * Finds a Chromium, or installs Debian's where that is possible without asking. It downloads from nowhere else.
 *
 * @returns the path of the executable
 * @throws if there is none; the message says what to install
 */
export async function obtainChromium(): Promise<string> {
  const found = findInstalled();
  if (found) return found;
  if (canInstallPackages) {
    await installPackages('chromium');
    const installed = findInstalled();
    if (installed) return installed;
  }
  throw new Error(
    'The browser tests need a Chromium and found none. Install one (Debian and Ubuntu: sudo apt install chromium; ' +
      'macOS: brew install --cask chromium), or set BOOKPLATE_CHROMIUM to the path of one.',
  );
}

function findInstalled(): string | undefined {
  const found = findChromium(process.env);
  const given = process.env['BOOKPLATE_CHROMIUM'];
  if (given && !found)
    throw new Error(
      `BOOKPLATE_CHROMIUM is ${given}, and there is no program. Set it to the path of a Chromium.`,
    );
  return found;
}
