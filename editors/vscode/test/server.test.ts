// Speaks to a real server with the very options that the extension gives it. The program is named by KLARSPRAK.

import assert from "node:assert/strict";
import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test, type TestContext } from "node:test";
import {
  CodeLensRequest,
  createProtocolConnection,
  DidOpenTextDocumentNotification,
  ExecuteCommandRequest,
  ExitNotification,
  InitializedNotification,
  InitializeRequest,
  type ProtocolConnection,
  ShowMessageNotification,
  ShutdownRequest,
} from "vscode-languageserver-protocol/node";

import { launch, notStarted, options, type Running, type ScoreShown, showsLens, stopped } from "../src/server";
import { label, METHOD, type Status, tooltip } from "../src/status";

const PROGRAM = process.env["KLARSPRAK"] ?? "klarsprak";
const URI = "untitled:Untitled-1";

interface Connected {
  readonly connection: ProtocolConnection;
  readonly running: Running;
  readonly statuses: Status[];
}

async function connect(t: TestContext, score: ScoreShown): Promise<Connected> {
  const running = await launch(PROGRAM);
  // Also when the test fails: a server that lives on would keep the tests from ending.
  t.after(() => running.child.kill());
  const connection = createProtocolConnection(running.child.stdout, running.child.stdin);
  const statuses: Status[] = [];
  connection.onNotification(METHOD, (status: Status) => {
    statuses.push(status);
  });
  connection.listen();
  await connection.sendRequest(InitializeRequest.type, {
    processId: process.pid,
    rootUri: null,
    capabilities: {},
    initializationOptions: options(score),
  });
  await connection.sendNotification(InitializedNotification.type, {});
  await connection.sendNotification(DidOpenTextDocumentNotification.type, {
    textDocument: { uri: URI, languageId: "markdown", version: 1, text: "# Avgift\n\nDu ska erlägga avgiften.\n" },
  });
  return { connection, running, statuses };
}

async function disconnect(connection: ProtocolConnection, running: Running): Promise<void> {
  await connection.sendRequest(ShutdownRequest.type);
  await connection.sendNotification(ExitNotification.type);
  assert.equal(await running.ended, "", "the server writes nothing in its log");
  connection.dispose();
}

test("the score comes to the status bar, and its command shows the measures", async (t) => {
  const { connection, running, statuses } = await connect(t, "statusBar");
  // The answer to a question on the text waits for the check, and the status is sent before it.
  await connection.sendRequest(CodeLensRequest.type, { textDocument: { uri: URI } });
  assert.equal(statuses.length, 1);
  const status = statuses[0]!;
  assert.equal(status.uri, URI);
  assert.match(label(status), /^\$\(book\) Klarspråk \d+$/);
  assert.match(tooltip(status), /^Klarspråk \d+ av 100 · 4\sord · .*\nDelpoäng: ord \d+, meningar \d+, .*\nKlicka för att se alla mått\.$/);

  const shown = new Promise<string>((resolve) => {
    connection.onNotification(ShowMessageNotification.type, (message) => resolve(message.message));
  });
  await connection.sendRequest(ExecuteCommandRequest.type, { command: "klarsprak.measures", arguments: [status.uri] });
  assert.match(await shown, /Delpoäng: ord \d+/);
  await disconnect(connection, running);
});

test("a score that is not shown in the status bar is not sent", async (t) => {
  const { connection, running, statuses } = await connect(t, "aboveText");
  const lenses = await connection.sendRequest(CodeLensRequest.type, { textDocument: { uri: URI } });
  assert.deepEqual(statuses, []);
  assert.match(lenses?.[0]?.command?.title ?? "", /^Klarspråk \d+ av 100/);
  await disconnect(connection, running);
});

test("each choice of where the score is shown", () => {
  const choices: ScoreShown[] = ["statusBar", "aboveText", "both", "off"];
  assert.deepEqual(choices.map((choice) => options(choice).status), [true, false, true, false]);
  assert.deepEqual(choices.map(showsLens), [false, true, true, false]);
});

test("a missing program is told of with what to do", async () => {
  const error = await launch("klarsprak-som-inte-finns").then(
    () => assert.fail("started"),
    (failure: NodeJS.ErrnoException) => failure,
  );
  const message = notStarted("klarsprak-som-inte-finns", error);
  assert.match(message, /hittar inte programmet ”klarsprak-som-inte-finns”.*pip install "klarsprak\[lsp\]".*klarsprak\.program/);
});

test("a program that may not be run, and one that ends at once", async () => {
  const folder = await mkdtemp(join(tmpdir(), "klarsprak-"));
  try {
    const program = join(folder, "klarsprak å");
    await writeFile(program, "#!/bin/sh\necho 'Fel: något fattas. Hämta det.' >&2\nexit 2\n");
    const error = await launch(program).catch((failure: NodeJS.ErrnoException) => failure);
    assert.match(notStarted(program, error as NodeJS.ErrnoException), /får inte köra/);
    await chmod(program, 0o755);
    const line = await (await launch(program)).ended;
    assert.equal(stopped(line), "klarsprak har slutat kontrollera texten: något fattas. Hämta det.");
  } finally {
    await rm(folder, { recursive: true });
  }
  assert.equal(stopped(""), "klarsprak har slutat kontrollera texten.");
});
