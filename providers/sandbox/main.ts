import { enableCompileCache } from 'node:module';

// The practice cloud's process: `node main.ts <home>`; <home> is the folder of all state, this cloud lives in <home>/sandbox.
enableCompileCache();
const { run } = await import('./run.ts');
await run(process.argv[2]);
