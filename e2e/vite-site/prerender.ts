import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

// Writes what `vite build --ssr src/server.tsx` renders into the HTML pages, before they are built or served.
const server = new URL('dist-server/server.js', import.meta.url).href;
const { render } = (await import(server)) as { render: (name: string) => string };
for (const name of ['home', 'guide']) {
  const file = fileURLToPath(
    new URL(name === 'home' ? 'index.html' : `${name}.html`, import.meta.url),
  );
  writeFileSync(
    file,
    readFileSync(file, 'utf8').replace('<!--page-->', () => render(name)),
  );
}
