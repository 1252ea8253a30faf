import Mocha from 'mocha';

const { Spec } = Mocha.reporters;

/** Mocha's own listing, then why each skipped test was skipped, and as the last line `N passed, N failed, N skipped`. */
export default class Reporter extends Spec {
  constructor(runner, options) {
    super(runner, options);
    const skipped = [];
    runner.on('pending', (test) => skipped.push(test));
    runner.once('end', () => {
      for (const test of skipped) console.log(`skipped: ${test.fullTitle()}${test.skipReason ? ` (${test.skipReason})` : ''}`);
      const { passes, failures, pending } = runner.stats;
      process.on('exit', () => process.stdout.write(`${passes} passed, ${failures} failed, ${pending} skipped\n`));
    });
  }
}
