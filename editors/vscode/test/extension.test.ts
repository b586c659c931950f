// The bundled extension itself, with a real server and a stand-in for the editor.

import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import Module from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after, before, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";

import { documents, item, settings, shown, Uri, vscode } from "./editor";

// The editor gives its extensions a module that is on no disk; so does the test.
const loader = Module as unknown as { _load: (request: string, ...rest: unknown[]) => unknown };
const load = loader._load;
loader._load = (request, ...rest) => (request === "vscode" ? vscode : load(request, ...rest));
const extension = require(resolve("out/extension.js")) as typeof import("../src/extension");

const SECONDS = 60;

/** Wait for what the server sends by itself. */
async function until(what: string, holds: () => boolean): Promise<void> {
  for (const end = Date.now() + SECONDS * 1000; !holds(); await pause(20)) {
    assert.ok(Date.now() < end, `after ${SECONDS} s still not: ${what}`);
  }
}

/** Start the server anew with other settings. */
async function restart(changed: Record<string, unknown>): Promise<void> {
  Object.entries(changed).forEach(([name, value]) => settings.set(name, value));
  shown.errors.length = 0;
  await vscode.commands.executeCommand("klarsprak.restart");
}

const WORKING = { program: process.env["KLARSPRAK"] ?? "klarsprak", languages: ["markdown"], score: "statusBar" };

before(async () => {
  Object.entries(WORKING).forEach(([name, value]) => settings.set(name, value));
  const text = "# Avgift\n\nDu ska erlägga avgiften.\n";
  documents.push({ uri: new Uri("untitled", "Untitled-1"), languageId: "markdown", version: 1, getText: () => text });
  await extension.activate({ subscriptions: [] } as never);
});

after(() => extension.deactivate());

test("the score is shown in the status bar, and its command shows the measures", async () => {
  await until("the score", () => item.visible);
  assert.match(item.text, /^\$\(book\) Klarspråk \d+$/);
  assert.match(item.tooltip, /Delpoäng: ord \d+/);
  await vscode.commands.executeCommand(item.command.command, ...item.command.arguments);
  await until("the measures", () => shown.information.length === 1);
  await vscode.commands.executeCommand("klarsprak.showMeasures");
  await until("the measures again", () => shown.information.length === 2);
  assert.match(shown.information[1]!, /Delpoäng: ord \d+/);
  assert.deepEqual(shown.errors, []);
});

test("a missing program is told of once, and the score goes", async () => {
  await restart({ program: "klarsprak-som-inte-finns" });
  assert.equal(shown.errors.length, 1);
  assert.match(shown.errors[0]!, /hittar inte programmet ”klarsprak-som-inte-finns”/);
  assert.equal(item.visible, false);
  await vscode.commands.executeCommand("klarsprak.showMeasures");
  assert.equal(shown.information.at(-1), "Öppna en text som klarsprak kontrollerar och försök igen.");
});

test("a program that ends at once is told of once, with its own words", async () => {
  const folder = await mkdtemp(join(tmpdir(), "klarsprak-"));
  try {
    const program = join(folder, "klarsprak");
    await writeFile(program, "#!/bin/sh\necho 'Fel: något fattas' >&2\nexit 2\n", { mode: 0o755 });
    await restart({ program });
    await until("the message", () => shown.errors.length > 0);
    await pause(200);
    assert.deepEqual(shown.errors, ["klarsprak har slutat kontrollera texten: något fattas."]);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test("a server that dies is told of, and the score goes", async () => {
  const folder = await mkdtemp(join(tmpdir(), "klarsprak-"));
  try {
    const program = join(folder, "klarsprak");
    const pid = join(folder, "pid");
    await writeFile(program, `#!/bin/sh\necho $$ >'${pid}'\nexec '${WORKING.program}' "$@"\n`, { mode: 0o755 });
    await restart({ program });
    await until("the score", () => item.visible);
    process.kill(Number(await readFile(pid, "utf8")), "SIGKILL");
    await until("the message", () => shown.errors.length > 0);
    await pause(200);
    assert.deepEqual(shown.errors, ["klarsprak har slutat kontrollera texten."]);
    assert.equal(item.visible, false);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test("after a fault the server starts again with sound settings", async () => {
  await restart(WORKING);
  await until("the score", () => item.visible);
  assert.deepEqual(shown.errors, []);
});

test("a sort of text that is not chosen is not checked", async () => {
  await restart({ languages: ["html"] });
  await pause(2000);
  assert.equal(item.visible, false);
  await restart({ languages: [] });
  assert.equal(item.visible, false);
  assert.deepEqual(shown.errors, []);
});
