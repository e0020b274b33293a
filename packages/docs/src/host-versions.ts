export { installedVersion, unsupportedVersion } from './lib/host-versions.ts';
