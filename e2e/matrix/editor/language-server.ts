import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import {
  CompletionRequest,
  createProtocolConnection,
  type Diagnostic,
  DidOpenTextDocumentNotification,
  DocumentDiagnosticRequest,
  InitializedNotification,
  InitializeRequest,
  ShutdownRequest,
  ExitNotification,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node.js';

/** The language server of MDX, as editors run it. */
export interface Editor {
  /** Opens a file of the folder and says what is wrong with it. */
  readonly diagnose: (path: string) => Promise<readonly Diagnostic[]>;
  /** The names that the editor offers behind the first place where `before` stands. */
  readonly complete: (path: string, before: string) => Promise<readonly string[]>;
  readonly close: () => Promise<void>;
}

/**
 * @param folder of a site, with its tsconfig.json
 * @returns an editor that has opened it
 */
export async function openEditor(folder: string): Promise<Editor> {
  const require = createRequire(import.meta.url);
  const program = fileURLToPath(import.meta.resolve('@mdx-js/language-server'));
  const child = spawn(process.execPath, [program, '--stdio'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  connection.listen();
  await connection.sendRequest(InitializeRequest.type, {
    processId: process.pid,
    rootUri: pathToFileURL(folder).href,
    workspaceFolders: [{ uri: pathToFileURL(folder).href, name: 'site' }],
    capabilities: {
      textDocument: { diagnostic: {}, completion: {} },
      workspace: { configuration: false },
    },
    initializationOptions: {
      typescript: { enabled: true, tsdk: dirname(require.resolve('typescript')) },
    },
  });
  await connection.sendNotification(InitializedNotification.type, {});

  const open = async (path: string): Promise<{ uri: string; text: string }> => {
    const file = join(folder, path);
    const uri = pathToFileURL(file).href;
    const text = readFileSync(file, 'utf8');
    await connection.sendNotification(DidOpenTextDocumentNotification.type, {
      textDocument: { uri, languageId: 'mdx', version: 1, text },
    });
    return { uri, text };
  };

  return {
    async diagnose(path) {
      const { uri } = await open(path);
      const report = await connection.sendRequest(DocumentDiagnosticRequest.type, {
        textDocument: { uri },
      });
      return 'items' in report ? report.items : [];
    },
    async complete(path, before) {
      const { uri, text } = await open(path);
      const lines = text.slice(0, text.indexOf(before) + before.length).split('\n');
      const result = await connection.sendRequest(CompletionRequest.type, {
        textDocument: { uri },
        position: { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 },
      });
      return (Array.isArray(result) ? result : (result?.items ?? [])).map(({ label }) => label);
    },
    async close() {
      await connection.sendRequest(ShutdownRequest.type);
      await connection.sendNotification(ExitNotification.type);
      connection.dispose();
      child.kill();
    },
  };
}
