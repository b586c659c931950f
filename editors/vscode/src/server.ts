// The program that checks the text: starting it, and what there is to say when it does not run. Knows nothing of the editor.

import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";

/** Where the score is shown: the values of the setting `klarsprak.score`. */
export type ScoreShown = "statusBar" | "aboveText" | "both" | "off";

/** What the server takes as initialization options. */
export interface Options {
  /** Whether `klarsprak/status` is to be sent after each check. */
  readonly status: boolean;
}

/** A server that has started. */
export interface Running {
  readonly child: ChildProcessWithoutNullStreams;
  /** Settled when the program has ended, with the last line that it wrote in its log, or "". Never rejected. */
  readonly ended: Promise<string>;
}

/** The last so many characters of the log are kept. */
const KEPT = 4000;

export function options(score: ScoreShown): Options {
  return { status: score === "statusBar" || score === "both" };
}

export function showsLens(score: ScoreShown): boolean {
  return score === "aboveText" || score === "both";
}

/**
 * Start `program lsp`. Rejected with the system's error where it cannot be started.
 *
 * The working folder is left alone: a program that lies in the folder of a text must not be started by its bare name.
 */
export function launch(program: string): Promise<Running> {
  return new Promise((resolve, reject) => {
    // Its log is UTF-8 also where Python would take the encoding of the machine.
    const env = { ...process.env, PYTHONIOENCODING: "utf-8" };
    const child = spawn(program, ["lsp"], { stdio: "pipe", env, windowsHide: true });
    let log = "";
    child.stderr.setEncoding("utf8");
    child.stderr.on("data", (text: string) => {
      log = (log + text).slice(-KEPT);
    });
    // Kept on: an error without a listener, such as one from a failed kill, would end the editor's extension host.
    child.on("error", reject);
    child.once("spawn", () => {
      const ended = new Promise<string>((settle) => {
        child.once("close", () => settle(log.trim().split("\n").at(-1)?.trim() ?? ""));
      });
      resolve({ child, ended });
    });
  });
}

/** What to tell the user when the program could not be started: what is wrong, and what to do. */
export function notStarted(program: string, error: NodeJS.ErrnoException): string {
  if (error.code === "ENOENT") {
    return (
      `klarsprak hittar inte programmet ”${program}”. Installera det med: pip install "klarsprak[lsp]". ` +
      "Är det redan installerat? Skriv då hela sökvägen i inställningen klarsprak.program."
    );
  }
  if (error.code === "EACCES") {
    return `klarsprak får inte köra ”${program}”. Kontrollera att inställningen klarsprak.program pekar på programmet.`;
  }
  return `klarsprak kunde inte starta ”${program}”: ${error.message}. Kontrollera inställningen klarsprak.program.`;
}

/** What to tell the user when the program ended by itself. `line` is the last line of its log, or "". */
export function stopped(line: string): string {
  const cause = line.replace(/^Fel: /, "").replace(/\.$/, "");
  return cause === "" ? "klarsprak har slutat kontrollera texten." : `klarsprak har slutat kontrollera texten: ${cause}.`;
}
