import type { FoundDocs } from './find-docs.ts';
import { relative } from 'node:path';
import { buildScript, isApplied, outputOf } from './build-script.ts';
import { installCommand, isInstalled } from './manifest.ts';
import type { Step } from './plan.ts';
import { type Proof, proofCommand } from './prove.ts';

const again = 'then run npx bookplate init again.';
const greeting = "Hello, {user.firstName ?? 'reader'}!";
const attribute = '<bookplate-text value="user.firstName">reader</bookplate-text>';

/**
 * Says what comes next: the one thing that the rest waits for.
 *
 * @param docs that init looked at
 * @param steps what changed, and what init did not understand
 * @param proofs what was run after that
 * @param folder where its commands will be run
 * @returns a sentence
 */
export function whatIsLeft(
  docs: FoundDocs,
  steps: readonly Step[],
  proofs: readonly Proof[],
  folder: string,
): string {
  const byHand = steps.flatMap(({ kind, file }) => (kind === 'paste' ? [file] : []));
  if (byHand.length > 0) return `Change ${byHand.join(' and ')} as shown above, ${again}`;
  const installs = installsOf(docs);
  if (installs.length > 0)
    return `Run ${inFolder(folder, docs.manifest.folder, installs.join(' && '))}, ${again}`;
  const open = proofs.find(({ outcome }) => outcome === 'failed') ?? proofs.find(isOpen);
  if (open) return `${advice(open)}, then run: ${inFolder(folder, docs.root, open.command)}`;
  if (proofs.length === 0)
    return `Check the pages, build the docs and check what was built: ${inFolder(folder, docs.root, proofCommand(docs))}`;
  const { root, generator, manifest } = docs;
  const text = generator?.sources?.isRendered ? attribute : greeting;
  const isMdx = ['Starlight', 'Fumadocs', 'Nextra'].includes(docs.host?.name ?? '');
  const script = generator?.program && buildScript(manifest, generator.program);
  const publish =
    generator?.build && !(script && isApplied(manifest, script))
      ? `run ${inFolder(folder, root, `npx bookplate apply ${outputOf(root, manifest, generator)}`)} after each build`
      : 'publish the docs';
  return `Write  ${text}  in a page${isMdx ? ' (.mdx)' : ''}, and ${publish}.`;
}

function inFolder(from: string, to: string, command: string): string {
  const path = relative(from, to);
  return path === '' ? command : `cd ${path} && ${command}`;
}

/** New docs may have no pages. */
function isOpen({ name, outcome }: Proof): boolean {
  return outcome === 'not-run' && name !== 'lint';
}

function advice({ name, outcome, reason = '' }: Proof): string {
  if (outcome === 'not-run') return reason.replace(/\.$/, '');
  return {
    lint: 'Correct the pages named above',
    build: 'Correct what stops the build',
    apply: 'Correct the pages named above',
    doctor: 'Do what the doctor says above',
  }[name];
}

function installsOf({ root, host, manifest }: FoundDocs): readonly string[] {
  // Else `npx` asks the registry each time, and for another version than that of the docs.
  const usesCommand = host !== undefined || manifest.text.includes('bookplate apply');
  const wanted = [...(host ? [host.plugin] : []), ...(usesCommand ? ['bookplate'] : [])];
  const missing = wanted.filter((name) => !isInstalled(root, name));
  return missing.map((name) =>
    installCommand(manifest.folder, name, name === host?.plugin ? undefined : 'dev'),
  );
}
