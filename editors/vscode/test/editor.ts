// Stands in for the editor's interface `vscode`, as far as the extension and the client library use it in the tests.
// What is not named here is a class that can be extended, called and made, and whose events never fire.

/** What the extension showed: the tests read it. */
export const shown = {
  errors: [] as string[],
  information: [] as string[],
};

/** The item in the status bar. */
export const item = {
  text: "",
  tooltip: "",
  visible: false,
  command: { command: "", arguments: [] as unknown[] },
  show(): void {
    this.visible = true;
  },
  hide(): void {
    this.visible = false;
  },
  dispose(): void {},
};

const commands = new Map<string, (...values: unknown[]) => unknown>();

/** The settings of the user, and the open texts. */
export const settings = new Map<string, unknown>();
export const documents: unknown[] = [];

class Anything {
  constructor(..._values: unknown[]) {}
  static from(): Anything {
    return new Anything();
  }
  dispose(): void {}
}

export class Uri {
  constructor(readonly scheme: string, readonly path: string) {}
  static parse(text: string): Uri {
    const at = text.indexOf(":");
    return new Uri(text.slice(0, at), text.slice(at + 1));
  }
  get fsPath(): string {
    return this.path;
  }
  toString(): string {
    return `${this.scheme}:${this.path}`;
  }
}

class CodeActionKind {
  static readonly Empty = new CodeActionKind("");
  constructor(readonly value: string) {}
  append(part: string): CodeActionKind {
    return new CodeActionKind(this.value === "" ? part : `${this.value}.${part}`);
  }
}

class CancellationTokenSource extends Anything {
  readonly token = { isCancellationRequested: false, onCancellationRequested: () => new Anything() };
}

class EventEmitter {
  private readonly listeners = new Set<(value: unknown) => void>();
  readonly event = (listener: (value: unknown) => void): Anything => {
    this.listeners.add(listener);
    return new Anything();
  };
  fire(value: unknown): void {
    this.listeners.forEach((listener) => listener(value));
  }
  dispose(): void {}
}

/** Any property that is not named is an event, a function or a class, which all are the same here. */
function filled<T extends object>(named: T): T {
  return new Proxy(named, {
    get: (target, name) => (name in target ? Reflect.get(target, name) : typeof name === "string" ? unnamed(name) : undefined),
    has: () => true,
  });
}

/** Note a message that nobody chooses anything in. */
function answered(messages: string[], message: string): Promise<undefined> {
  messages.push(message);
  return Promise.resolve(undefined);
}

const made = new Map<string, unknown>();
function unnamed(name: string): unknown {
  if (name === "then") {
    return undefined;
  }
  if (!made.has(name)) {
    made.set(name, /^[A-Z]/.test(name) ? class extends Anything {} : () => new Anything());
  }
  return made.get(name);
}

const silent = (): void => undefined;
const log = filled({ logLevel: 3, info: silent, warn: silent, error: silent, append: silent, appendLine: silent });

/** The interface itself. */
export const vscode = filled({
  __esModule: true,
  Uri,
  CancellationTokenSource,
  CodeActionKind,
  EventEmitter,
  LogLevel: { Off: 0, Trace: 1, Debug: 2, Info: 3, Warning: 4, Error: 5 },
  StatusBarAlignment: { Left: 1, Right: 2 },
  version: "1.91.0",
  env: filled({ appName: "prov", language: "sv" }),
  window: filled({
    get activeTextEditor() {
      return documents.length > 0 ? { document: documents[0] } : undefined;
    },
    visibleTextEditors: [],
    tabGroups: filled({ all: [] }),
    createOutputChannel: () => log,
    createStatusBarItem: () => item,
    showErrorMessage: (message: string) => answered(shown.errors, message),
    showInformationMessage: (message: string) => answered(shown.information, message),
  }),
  workspace: filled({
    textDocuments: documents,
    createFileSystemWatcher: () => filled({ dispose: silent }),
    notebookDocuments: [],
    workspaceFolders: undefined,
    getConfiguration: () => ({ get: (name: string, otherwise: unknown) => settings.get(name) ?? otherwise }),
  }),
  languages: filled({
    match: (selectors: { language?: string }[], document: { languageId: string }) =>
      [selectors].flat().some((selector) => selector.language === document.languageId) ? 10 : 0,
    createDiagnosticCollection: () => filled({ set: silent, delete: silent, clear: silent, dispose: silent }),
  }),
  commands: filled({
    registerCommand(name: string, run: (...values: unknown[]) => unknown) {
      if (commands.has(name)) {
        throw new Error(`command '${name}' already exists`);
      }
      commands.set(name, run);
      return { dispose: () => commands.delete(name) };
    },
    executeCommand: (name: string, ...values: unknown[]) => Promise.resolve(commands.get(name)?.(...values)),
  }),
});
