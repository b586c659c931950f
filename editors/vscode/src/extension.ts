// The extension for Visual Studio Code: starts `klarsprak lsp` and shows the score in the status bar.

import * as vscode from "vscode";
import { CloseAction, ErrorAction, LanguageClient, type LanguageClientOptions } from "vscode-languageclient/node";

import { launch, notStarted, options, type Running, type ScoreShown, showsLens, stopped } from "./server";
import { label, METHOD, type Status, tooltip } from "./status";

const SECTION = "klarsprak";
/** The server's own command, which the client makes known to the editor. */
const MEASURES = "klarsprak.measures";

/** The library's messages are in English and say nothing of what to do: they go to the log, and ours are shown. */
class Client extends LanguageClient {
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }
}

/** The running server and all that shows what it says. */
class Session implements vscode.Disposable {
  private readonly log = vscode.window.createOutputChannel("klarsprak", { log: true });
  private readonly item = vscode.window.createStatusBarItem("klarsprak.score", vscode.StatusBarAlignment.Right, 100);
  private readonly statuses = new Map<string, Status>();
  private client: Client | undefined;
  private running: Running | undefined;
  /** One start or stop at a time. */
  private queue: Promise<void> = Promise.resolve();

  constructor() {
    this.item.name = "klarsprak: poäng";
  }

  /** Start the server, or start it anew with the settings as they are now. */
  restart(): Promise<void> {
    return this.enqueue(async () => {
      await this.stop();
      await this.start();
    });
  }

  close(): Promise<void> {
    return this.enqueue(() => this.stop());
  }

  dispose(): void {
    this.item.dispose();
    this.log.dispose();
  }

  /** Show the score of the text in the active editor, if it has one. */
  show(): void {
    const uri = vscode.window.activeTextEditor?.document.uri;
    const status = uri && this.client && this.statuses.get(this.client.code2ProtocolConverter.asUri(uri));
    if (!status) {
      this.item.hide();
      return;
    }
    this.item.text = label(status);
    this.item.tooltip = tooltip(status);
    this.item.command = { command: MEASURES, title: "Visa alla mått", arguments: [status.uri] };
    this.item.show();
  }

  forget(document: vscode.TextDocument): void {
    if (this.client) {
      this.statuses.delete(this.client.code2ProtocolConverter.asUri(document.uri));
    }
  }

  async showMeasures(): Promise<void> {
    const uri = vscode.window.activeTextEditor?.document.uri;
    if (uri && this.client?.isRunning()) {
      await vscode.commands.executeCommand(MEASURES, this.client.code2ProtocolConverter.asUri(uri));
    } else {
      void vscode.window.showInformationMessage("Öppna en text som klarsprak kontrollerar och försök igen.");
    }
  }

  private enqueue(work: () => Promise<void>): Promise<void> {
    this.queue = this.queue.then(work).catch((error: unknown) => this.log.error(String(error)));
    return this.queue;
  }

  private async start(): Promise<void> {
    const settings = vscode.workspace.getConfiguration(SECTION);
    const program = settings.get<string>("program", "").trim() || "klarsprak";
    const languages = settings.get<string[]>("languages", []);
    const score = settings.get<ScoreShown>("score", "statusBar");
    if (languages.length === 0) {
      return;
    }
    let running: Running;
    try {
      running = await launch(program);
    } catch (error) {
      // Not waited for: the message stays until the user has read it.
      void this.complain(notStarted(program, error as NodeJS.ErrnoException));
      return;
    }
    const client = new Client(SECTION, "klarsprak", () => Promise.resolve(running.child), this.clientOptions(languages, score));
    this.running = running;
    this.client = client;
    void running.ended.then((line) => {
      // One that was asked to stop is no longer the one that runs.
      if (this.running === running) {
        this.letGo();
        void client.dispose().catch((error: unknown) => this.log.error(String(error)));
        void this.complain(stopped(line));
      }
    });
    client.onNotification(METHOD, (status: Status) => {
      this.statuses.set(status.uri, status);
      this.show();
    });
    try {
      await client.start();
    } catch (error) {
      // Its end is what the user is told of.
      this.log.error(String(error));
      running.child.kill();
    }
  }

  private clientOptions(languages: string[], score: ScoreShown): LanguageClientOptions {
    return {
      documentSelector: languages.flatMap((language) => [
        { language, scheme: "file" },
        { language, scheme: "untitled" },
      ]),
      initializationOptions: options(score),
      outputChannel: this.log,
      initializationFailedHandler: () => false,
      errorHandler: {
        error: () => ({ action: ErrorAction.Continue, handled: true }),
        closed: () => ({ action: CloseAction.DoNotRestart, handled: true }),
      },
      middleware: {
        provideCodeLenses: (document, token, next) => (showsLens(score) ? next(document, token) : []),
      },
    };
  }

  private async stop(): Promise<void> {
    const { client, running } = this;
    this.letGo();
    try {
      await client?.dispose();
    } finally {
      running?.child.kill();
    }
  }

  private letGo(): void {
    this.statuses.clear();
    this.item.hide();
    this.client = undefined;
    this.running = undefined;
  }

  private async complain(message: string): Promise<void> {
    const again = "Försök igen";
    const settings = "Öppna inställningen";
    const chosen = await vscode.window.showErrorMessage(message, again, settings);
    if (chosen === again) {
      await this.restart();
    } else if (chosen === settings) {
      await vscode.commands.executeCommand("workbench.action.openSettings", "klarsprak.program");
    }
  }
}

let session: Session | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const current = new Session();
  session = current;
  context.subscriptions.push(
    current,
    vscode.window.onDidChangeActiveTextEditor(() => current.show()),
    vscode.workspace.onDidCloseTextDocument((document) => current.forget(document)),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(SECTION)) {
        void current.restart();
      }
    }),
    vscode.commands.registerCommand("klarsprak.restart", () => current.restart()),
    vscode.commands.registerCommand("klarsprak.showMeasures", () => current.showMeasures()),
    vscode.commands.registerCommand("klarsprak.fixAll", () =>
      vscode.commands.executeCommand("editor.action.codeAction", { kind: "source.fixAll.klarsprak", apply: "first" }),
    ),
  );
  await current.restart();
}

export async function deactivate(): Promise<void> {
  await session?.close();
}
