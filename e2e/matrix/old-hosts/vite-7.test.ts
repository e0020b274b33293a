// The oldest Vite and React: `stacks` in e2e/lib/vite-site.ts.
import '../../frames/vite.test.ts';
