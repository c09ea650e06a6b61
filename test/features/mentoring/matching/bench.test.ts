// The public bench's own generator and checker on what the matcher makes of its smaller instances:
// no rule broken, the known optimum reached.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { matchInstance } from '../../../../src/features/mentoring/matching';
import { describeWith } from '../../../support/service';

const bench = resolve(__dirname, '../../../../../shared/bench/matching');

describeWith(
  {
    there: existsSync(bench),
    name: 'the public bench',
    how: 'it is expected in ../shared/bench/matching',
    shared: true,
  },
  'the public bench',
  () => {
    let folder: string;
    beforeAll(() => {
      folder = mkdtempSync(join(tmpdir(), 'matching-'));
    });
    afterAll(() => rmSync(folder, { recursive: true }));

    it.each([
      ['core', 50, 1, { served: 39, pairs: 39, totalScore: 17_683 }],
      ['core', 500, 1, { served: 491, pairs: 491, totalScore: 228_788 }],
      ['full', 400, 7, {}],
      ['scarce', 400, 7, {}],
      ['niche', 400, 7, {}],
      ['dense', 200, 7, {}],
    ])('keeps the rules in %s %i, seed %i', (profile, size, seed, optimum) => {
      const [instance, matching] = [join(folder, 'instance.json'), join(folder, 'matching.json')];
      const made = [
        '--profile',
        profile,
        '--n',
        String(size),
        '--seed',
        String(seed),
        '--out',
        instance,
      ];
      execFileSync(process.execPath, [join(bench, 'generate.mjs'), ...made]);
      const { pairs, figures } = matchInstance(JSON.parse(readFileSync(instance, 'utf8')));
      writeFileSync(matching, JSON.stringify({ pairs }));
      const verdict: unknown = JSON.parse(
        execFileSync(
          process.execPath,
          [join(bench, 'score.mjs'), instance, matching, '--no-blocking'],
          { encoding: 'utf8' },
        ),
      );
      const { seeking, served, pairs: count, total: totalScore, minMentee, p5Mentee } = figures;
      expect(verdict).toMatchObject({
        violations: 0,
        seeking,
        served,
        pairs: count,
        totalScore,
        minMentee,
        p5Mentee,
        ...optimum,
      });
    });
  },
);
