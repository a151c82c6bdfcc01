// Makes of the page's sources what browsers get: node build.mjs <folder to write to>
import { build } from 'esbuild';
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withoutTemplates } from './templates.mjs';

const HERE = dirname(fileURLToPath(import.meta.url));
const PAGE = join(HERE, 'page');
const MAIN = join(PAGE, 'app/main.js');
const [, , into] = process.argv;

/**
 * Templates are compiled here. And what is opened later is opened by the main script, and is told so: all that the main script is made
 * of is then there for each of them and remains one file. By itself the bundler would cut it up by who else uses which part.
 */
const sources = {
  name: 'sources',
  setup(bundler) {
    const opened = new Set();
    bundler.onResolve({ filter: /^\./ }, ({ kind, path, resolveDir }) => {
      if (kind === 'dynamic-import') opened.add(join(resolveDir, path));
    });
    bundler.onLoad({ filter: /\.js$/ }, async ({ path }) => {
      if (!path.startsWith(PAGE)) return undefined;
      const source = withoutTemplates(await readFile(path, 'utf8'));
      return { contents: opened.has(path) ? `${source}\nimport ${JSON.stringify(MAIN)};\n` : source, resolveDir: dirname(path) };
    });
  },
};

async function bundled() {
  const { metafile } = await build({
    absWorkingDir: HERE,
    entryPoints: { main: MAIN, asking: join(PAGE, 'app/asking.js'), page: join(PAGE, 'style/page.css') },
    outdir: into,
    entryNames: '[name]',
    chunkNames: '[name]-[hash]',
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    legalComments: 'none',
    metafile: true,
    plugins: [sources],
  });
  return metafile.outputs;
}

/** The document names the file that the main script has ended up in, for nothing to be fetched only to find that out. */
async function writeDocument(outputs) {
  const source = relative(HERE, MAIN);
  const [main] = Object.entries(outputs).find(([, { inputs }]) => inputs[source]?.bytesInOutput);
  const document = await readFile(join(PAGE, 'index.html'), 'utf8');
  await writeFile(join(into, 'index.html'), document.replace('@main@', relative(into, join(HERE, main))));
}

/** Of every library that is in what was made. */
async function copyLicences(outputs) {
  const inputs = Object.values(outputs).flatMap((output) => Object.keys(output.inputs));
  const libraries = new Set(inputs.map((input) => /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(input)?.[1]).filter(Boolean));
  await Promise.all([...libraries].map(async (library) => {
    await mkdir(join(into, 'licences', library), { recursive: true });
    await copyFile(join(HERE, 'node_modules', library, 'LICENSE'), join(into, 'licences', library, 'LICENSE'));
  }));
}

await rm(into, { recursive: true, force: true });
const outputs = await bundled();
await Promise.all([writeDocument(outputs), copyLicences(outputs), copyFile(join(PAGE, 'style/icon.svg'), join(into, 'icon.svg'))]);
