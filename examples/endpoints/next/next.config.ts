// Not typed as `NextConfig`: the types of Next.js change those of Node for the whole repository.
const config = {
  // The repository's own compiler has looked at it.
  typescript: { ignoreBuildErrors: true },
};
export default config;
