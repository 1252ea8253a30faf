#!/usr/bin/env node
// Sets up, builds and starts everything behind the npm scripts. Runs on Node 20 or newer with nothing installed; all that follows runs on the pinned Node.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';

const root = import.meta.dirname ?? new URL('.', import.meta.url).pathname;
const windows = process.platform === 'win32';
const node = join(root, 'node_modules', 'node', 'bin', windows ? 'node.exe' : 'node');
const [task = 'setup', ...rest] = process.argv.slice(2);

/** Runs a program with our terminal and ends with its exit code when it fails. */
function run(program, args, options = {}) {
  const { status, error } = spawnSync(program, args, { cwd: root, stdio: 'inherit', ...options });
  if (error) throw error;
  if (status !== 0) process.exit(status ?? 1);
}

/** Installs when node_modules is missing or older than the lock file. */
function install() {
  const mark = join(root, 'node_modules', '.package-lock.json');
  if (existsSync(node) && existsSync(mark) && statSync(mark).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs) return;
  console.error('Installing packages (once) …');
  // `install` and not `ci`: versions are those of the lock file either way, and a mirror that lacks a package for another system is no obstacle.
  run(windows ? 'npm.cmd' : 'npm', ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error', '--ignore-scripts=false'], {
    stdio: ['ignore', 2, 2],
    shell: windows,
    env: { ...process.env, OFFLINESEED_SETUP: '1' },
  });
  if (!existsSync(node)) {
    console.error(`The package "node" did not bring its program (${node}). Run "npm rebuild node" and try again.`);
    process.exit(1);
  }
}

const sources = ['shell', 'cmdlets', 'providers', 'formats'];

function newest(folder) {
  let time = 0;
  for (const entry of readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
    if (entry.isFile()) time = Math.max(time, statSync(join(entry.parentPath ?? entry.path, entry.name)).mtimeMs);
  return time;
}

function built() {
  const mark = join(root, 'dist', '.built');
  if (!existsSync(mark)) return false;
  const time = statSync(mark).mtimeMs;
  return (
    time > statSync(join(root, 'build.mjs')).mtimeMs &&
    time > statSync(join(root, 'manifest.json')).mtimeMs &&
    sources.every((folder) => newest(folder) < time)
  );
}

const filesBelow = (folder, ending) =>
  readdirSync(join(root, folder), { recursive: true })
    .map(String)
    .filter((name) => name.endsWith(ending))
    .map((name) => join(folder, name));

// A bundle in ESM form needs `require` for the packages that still call it.
const requireBanner = "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);";

// Says what is missing on an old Node before any newer syntax is read; the compile cache makes every later start faster.
const loader = `#!/usr/bin/env node
const major = Number(process.versions.node.split('.')[0]);
if (major < 24) {
  process.stderr.write('seedsh needs Node.js 24 or newer; this is ' + process.version + '. Install it from https://nodejs.org and start again.\\n');
  process.exit(64);
}
const { enableCompileCache } = await import('node:module');
enableCompileCache?.();
await import('./shell/main.js');
`;

async function build() {
  const { build } = await import('esbuild');
  // Built beside its place and moved there whole, so that a shell that is running, or a second build, never meets half of it.
  const place = join(root, 'dist');
  const parent = join(root, `.dist-${process.pid}`);
  const dist = join(parent, 'dist');
  mkdirSync(dist, { recursive: true });
  const empty = join(dist, '.empty.mjs');
  writeFileSync(empty, 'export default {};\n');
  // One chunk per cmdlet, view and drive; the names below dist/ are those of the sources, so that both find each other the same way.
  const shell = [
    'shell/main.ts',
    'shell/module/host-worker.ts',
    ...filesBelow('cmdlets', '.ts').filter((name) => /[\\/][A-Z][A-Za-z0-9]*-[A-Za-z0-9]+\.ts$/.test(name)),
    ...filesBelow('formats', '.ts'),
  ];
  const outside = ['providers/world.ts', 'providers/agent/main.ts', 'providers/agent/worker.ts', 'providers/sandbox/main.ts'];
  for (const file of extraEntries()) (/^(shell|cmdlets|providers[\\/]drives)[\\/]/.test(file) ? shell : outside).push(file);
  const common = {
    absWorkingDir: root,
    outdir: dist,
    outbase: root,
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    minify: true,
    chunkNames: 'chunks/[hash]',
    external: ['node-pty', 'azurite'],
    alias: { 'react-devtools-core': empty },
    define: { 'process.env.NODE_ENV': '"production"', 'process.env.DEV': '"false"' },
    banner: { js: requireBanner },
    logLevel: 'error',
  };
  // What every run loads is made part of every entry: it then lies in one chunk, and a start reads a few files, not dozens.
  await build({ ...common, entryPoints: [...new Set(shell)], inject: [join(root, 'shell', 'batch.ts')] });
  await build({ ...common, entryPoints: [...new Set(outside)] });
  writeFileSync(join(dist, 'seedsh.js'), loader, { mode: 0o755 });
  writeFileSync(join(dist, '.built'), '');
  const old = join(parent, 'old');
  if (existsSync(place)) renameSync(place, old);
  renameSync(dist, place);
  rmSync(parent, { recursive: true, force: true });
}

/** Files that a room loads by name at run time say so in their first line: `// entry`. */
function extraEntries() {
  return sources
    .flatMap((folder) => filesBelow(folder, '.ts'))
    .filter((file) => readFileSync(join(root, file), 'utf8').startsWith('// entry'));
}

/** Writes what cmdlets and views declare into manifest.json, which the shell reads instead of loading them. `test/manifest.test.ts` holds that it is up to date. */
async function manifest() {
  const path = join(root, 'manifest.json');
  const before = JSON.parse(readFileSync(path, 'utf8'));
  const name = (file) => file.split('\\').join('/').replace(/\.ts$/, '');
  const cmdlets = {};
  const aliases = {};
  const formats = {};
  for (const file of filesBelow('cmdlets', '.ts').filter((one) => /[\\/][A-Z][A-Za-z0-9]*-[A-Za-z0-9]+\.ts$/.test(one))) {
    const { default: cmdlet } = await import(pathToFileURL(join(root, file)).href);
    const full = `${cmdlet.verb}-${cmdlet.noun}`;
    cmdlets[full] = name(file);
    for (const alias of cmdlet.aliases ?? []) aliases[alias] = full;
  }
  for (const file of filesBelow('formats', '.ts')) {
    const { default: given } = await import(pathToFileURL(join(root, file)).href);
    for (const view of [given].flat()) for (const type of [view.type ?? view.types].flat()) formats[type] = name(file);
  }
  const sorted = (record) => Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1)));
  const after = { ...before, CmdletsToExport: sorted(cmdlets), AliasesToExport: sorted(aliases), FormatsToProcess: sorted(formats) };
  const text = `${JSON.stringify(after, null, 2)}\n`;
  if (rest[0] === '--check') {
    if (text === readFileSync(path, 'utf8')) return;
    console.error('manifest.json is not what cmdlets and formats declare; run "node build.mjs manifest".');
    process.exit(1);
  }
  writeFileSync(path, text);
}

async function setup() {
  install();
  if (!built()) run(node, [join(root, 'build.mjs'), 'build']);
}

const environment = { ...process.env, PATH: `${join(root, 'node_modules', '.bin')}${windows ? ';' : ':'}${process.env.PATH}` };
const seedsh = join(root, 'dist', 'seedsh.js');

switch (task) {
  case 'setup':
    await setup();
    break;
  case 'build':
    if (Number(process.versions.node.split('.')[0]) < 24) {
      install();
      run(node, [join(root, 'build.mjs'), 'build']);
    } else await build();
    break;
  case 'manifest':
    if (Number(process.versions.node.split('.')[0]) < 24) run(node, [join(root, 'build.mjs'), 'manifest', ...rest]);
    else await manifest();
    break;
  case 'prepare':
    // npm runs this after an install; the tasks below build by themselves.
    if (!process.env.OFFLINESEED_SETUP && existsSync(join(root, 'node_modules', 'esbuild')) && existsSync(node) && !built())
      run(node, [join(root, 'build.mjs'), 'build']);
    break;
  case 'start':
    await setup();
    run(node, [seedsh, ...rest], { cwd: process.env.INIT_CWD ?? root });
    break;
  case 'demo':
    await setup();
    run(node, [seedsh, '-NoProfile', '-File', join(root, 'examples', 'first-seed.ps1'), ...rest], { cwd: process.env.INIT_CWD ?? root });
    break;
  case 'bench':
    await setup();
    run(node, [join(root, 'bench', 'run.ts'), ...rest], { env: environment });
    break;
  case 'test': {
    await setup();
    const given = rest.length ? rest : ['test/**/*.test.ts'];
    run(
      node,
      [
        join(root, 'node_modules', 'mocha', 'bin', 'mocha.js'),
        '--no-config',
        '--reporter',
        join('test', 'reporter.mjs'),
        '--timeout',
        '60000',
        ...given,
      ],
      {
        env: environment,
      },
    );
    break;
  }
  default:
    console.error(
      `build.mjs: no task "${task}"; there are setup, build, start, demo, test and bench (${relative(process.cwd(), root) || '.'})`,
    );
    process.exit(64);
}
