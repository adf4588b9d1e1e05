import { normalize } from '../../../src/pipeline/normalize.ts';
import { missed } from '../../fixture/facts.ts';
import { readFixtures } from '../../fixture/read-fixture.ts';

/** How many of the facts written by hand for the fixtures are met. */
export async function factsMet(): Promise<{ readonly met: number; readonly all: number }> {
  let [met, all] = [0, 0];
  for (const { capture, facts } of readFixtures()) {
    const outcomes = await normalize(capture, {});
    const wanted = facts === 'rejected' ? [] : facts;
    if (facts === 'rejected') {
      all++;
      if (outcomes[0]?.kind === 'rejected') met++;
    }
    for (const [at, fact] of wanted.entries()) {
      const outcome = outcomes[at];
      const count = Object.values(fact).flat().length;
      all += count;
      if (outcome?.kind === 'release') met += Math.max(0, count - missed(fact, outcome.release).length);
    }
  }
  return { met, all };
}
