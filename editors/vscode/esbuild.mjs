// Bundles the extension to out/extension.js, and the licences of what went into it to out/LICENCES.txt.
// With --test: bundles the tests, which need no editor.
import { build } from "esbuild";
import { readdir, readFile, writeFile } from "node:fs/promises";

const shared = { bundle: true, platform: "node", format: "cjs", target: "node20", logLevel: "warning" };

if (process.argv.includes("--test")) {
  await build({ ...shared, entryPoints: ["test/server.test.ts", "test/extension.test.ts"], outdir: "out" });
} else {
  const { metafile } = await build({
    ...shared,
    entryPoints: ["src/extension.ts"],
    outfile: "out/extension.js",
    external: ["vscode"],
    minify: true,
    metafile: true,
  });
  const folders = new Set(
    Object.keys(metafile.inputs).flatMap((file) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1] ?? []),
  );
  const licences = [];
  for (const folder of [...folders].sort()) {
    const { name, version } = JSON.parse(await readFile(`${folder}/package.json`, "utf8"));
    const file = (await readdir(folder)).find((entry) => /^licen[sc]e/i.test(entry));
    if (file === undefined) {
      throw new Error(`${name} has no licence file`);
    }
    licences.push(`${name} ${version}\n\n${(await readFile(`${folder}/${file}`, "utf8")).trim()}\n`);
  }
  await writeFile("out/LICENCES.txt", licences.join(`\n${"-".repeat(80)}\n\n`));
}
