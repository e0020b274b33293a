// In this order: most browsers also name those that they descend from (RFC 9110 §10.1.5).
const browsers: readonly (readonly [RegExp, string])[] = [
  [/\bEdg(e|A|iOS)?\b/, 'Edge'],
  [/\b(OPR|Opera)\b/, 'Opera'],
  [/\bSamsung(Browser| Internet)\b/, 'Samsung Internet'],
  [/\b(Firefox|FxiOS)\b/, 'Firefox'],
  [/\b(Chrome|HeadlessChrome|CriOS|Chromium)\b/, 'Chrome'],
  [/\bSafari\b/, 'Safari'],
];
const systems: readonly (readonly [RegExp, string])[] = [
  [/\b(iPhone|iPad|iOS)\b/, 'iOS'],
  [/\bAndroid\b/, 'Android'],
  [/\b(CrOS|ChromeOS)\b/, 'ChromeOS'],
  [/\bWindows\b/, 'Windows'],
  [/\b(Macintosh|macOS)\b/, 'macOS'],
  [/\bLinux\b/, 'Linux'],
];

/**
 * Which browser on which system, roughly: enough to know one's own sessions, and nothing that tells one machine from
 * another.
 *
 * @param userAgent the header as it came, or what this function made of it
 * @returns such as `Firefox on Linux`; `Unknown browser` where nothing is known
 */
export function describeClient(userAgent: string): string {
  const find = (list: typeof browsers): string | undefined =>
    list.find(([pattern]) => pattern.test(userAgent))?.[1];
  const [browser = 'Unknown browser', system] = [find(browsers), find(systems)];
  return system === undefined ? browser : `${browser} on ${system}`;
}
