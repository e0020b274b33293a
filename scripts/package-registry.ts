import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { listen, type Listening } from '@bookplate-examples/company/listen';
import { root } from './root.ts';
import { run } from './step.ts';

/** What npm reads of a `package.json`. */
interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly files?: readonly string[];
}

/** A package as it would be published. */
export interface Packed {
  readonly manifest: Manifest;
  /** The path of its tarball. */
  readonly tarball: string;
}

/**
 * Packs packages of the repository, which have to be built.
 *
 * @param folders of the packages, from the root of the repository
 * @param destination where the tarballs go
 * @returns the packages
 */
export async function packAll(
  folders: readonly string[],
  destination: string,
): Promise<readonly Packed[]> {
  const places = folders.map((folder) => `./${folder}`);
  await run('npm pack', ['npm', 'pack', ...places, '--pack-destination', destination]);
  return folders.map((folder) => {
    const file = join(root, folder, 'package.json');
    const manifest = JSON.parse(readFileSync(file, 'utf8')) as Manifest;
    const name = manifest.name.replace('@', '').replace('/', '-');
    return { manifest, tarball: join(destination, `${name}-${manifest.version}.tgz`) };
  });
}

/**
 * Serves packages as a registry does, so that npm takes them by name and range, as it will for users.
 *
 * @param packages what there is
 * @returns the running server, on loopback
 */
export async function serveRegistry(packages: readonly Packed[]): Promise<Listening> {
  let origin = '';
  const tarballs = new Map(packages.map(({ tarball }, index) => [`/-/${index}.tgz`, tarball]));
  const paths = [...tarballs.keys()];
  const documents = new Map(
    packages.map(({ manifest, tarball }, index) => {
      const { name, version, files = [] } = manifest;
      const integrity = `sha512-${createHash('sha512').update(readFileSync(tarball)).digest('base64')}`;
      const document = (): object => ({
        name,
        'dist-tags': { latest: version },
        versions: {
          [version]: {
            ...manifest,
            _hasShrinkwrap: files.includes('npm-shrinkwrap.json'),
            dist: { tarball: origin + paths[index], integrity },
          },
        },
      });
      return [`/${name}`, document];
    }),
  );
  const server = createServer((request, response) => {
    const path = decodeURIComponent(request.url ?? '');
    // The port may be that of an earlier run, of which npm keeps answers.
    response.setHeader('cache-control', 'no-store');
    const document = documents.get(path);
    const tarball = tarballs.get(path);
    if (document) response.end(JSON.stringify(document()));
    else if (tarball !== undefined) response.end(readFileSync(tarball));
    else response.writeHead(404).end('{}');
  });
  const listening = await listen(server, { port: 0, label: 'a registry of the packages' });
  origin = `http://127.0.0.1:${listening.port}`;
  return listening;
}
