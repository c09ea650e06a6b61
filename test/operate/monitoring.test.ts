// The alert rules, the board and the Prometheus example: their queries are PromQL, ask only for
// what a running bot exposes, and every alert has a line in the guide that says what to do.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parser } from '@prometheus-io/lezer-promql';
import { parseDocument } from 'yaml';
import { createMetrics } from '../../src/http/metrics';
import { type Playground, startPlayground } from '../platforms/web/playground';

const read = (file: string) => readFileSync(file, 'utf8');

function yamlOf<T>(file: string): T {
  const document = parseDocument(read(file), { strict: true, uniqueKeys: true });
  expect([...document.errors, ...document.warnings]).toEqual([]);
  return document.toJS() as T;
}

interface Rule {
  readonly alert: string;
  readonly expr: string;
  readonly for?: string;
  readonly labels: { readonly severity: string };
  readonly annotations: { readonly summary: string };
}
interface Panel {
  readonly id: number;
  readonly title: string;
  readonly description: string;
  readonly type: string;
  readonly gridPos: {
    readonly x: number;
    readonly y: number;
    readonly w: number;
    readonly h: number;
  };
  readonly targets: readonly {
    readonly refId: string;
    readonly expr: string;
    readonly legendFormat: string;
  }[];
}
interface Board {
  readonly __inputs: readonly { readonly name: string }[];
  readonly templating: {
    readonly list: readonly { readonly name: string; readonly query: string }[];
  };
  readonly panels: readonly Panel[];
}

const rules = yamlOf<{ groups: readonly { rules: readonly Rule[] }[] }>(
  'docs/operate/alerts.yaml',
).groups.flatMap((group) => group.rules);
const board = JSON.parse(read('docs/operate/grafana-board.json')) as Board;
const queries = [
  ...rules.map(({ alert, expr }) => [alert, expr] as const),
  ...board.panels.flatMap(({ title, targets }) =>
    targets.map(({ refId, expr }) => [`${title} ${refId}`, expr] as const),
  ),
];

interface Asked {
  readonly faults: readonly string[];
  /** Metrics with the names and the values of the labels that a query picks by. */
  readonly metrics: readonly {
    readonly name: string;
    readonly labels: Readonly<Record<string, string>>;
  }[];
  /** Labels by which it groups. */
  readonly groups: readonly string[];
}

function askedBy(query: string): Asked {
  // What Grafana fills in before it asks.
  const text = query.replaceAll('$__rate_interval', '5m').replaceAll('$instance', '.*');
  const faults: string[] = [];
  const metrics: { name: string; labels: Record<string, string> }[] = [];
  const groups: string[] = [];
  parser.parse(text).iterate({
    enter({ type, from, to, node }) {
      const words = text.slice(from, to);
      if (type.isError) faults.push(`at ${from}: ${text.slice(Math.max(0, from - 10), from + 10)}`);
      if (type.name === 'VectorSelector') {
        const name = node.getChild('Identifier');
        metrics.push({ name: name ? text.slice(name.from, name.to) : words, labels: {} });
      }
      if (type.name === 'UnquotedLabelMatcher') {
        const [, label = '', value = ''] = /^(\w+)\s*(?:=~|!~|!=|=)\s*"(.*)"$/.exec(words) ?? [];
        Object.assign(metrics.at(-1)?.labels ?? {}, { [label]: value });
      }
      if (type.name === 'LabelName' && node.parent?.type.name === 'GroupingLabels')
        groups.push(words);
    },
  });
  return { faults, metrics, groups };
}

/** What Prometheus itself adds to every series. */
const ADDED = ['job', 'instance'];
/**
 * What is not the bot's: Prometheus' own word on whether it could read, and the blackbox
 * exporter's.
 */
const FOREIGN = ['up', 'probe_success'];
/**
 * What a bot without a file, such as this playground, does not expose; test/process/backup.test.ts
 * sees it.
 */
const OF_A_FILE = ['passalong_disk_free_bytes'];

describe('the queries', () => {
  let playground: Playground;
  const exposed = new Map<string, Map<string, Set<string>>>();
  beforeAll(async () => {
    playground = await startPlayground();
    await playground.says('tom', 'help');
    // Only a bot with a file has a disk to watch; the playground has none.
    const ofAFile = createMetrics();
    ofAFile.diskFree(1);
    const told = [
      await (await fetch(`${playground.url}/metrics`)).text(),
      (await ofAFile.expose()).text,
    ].join('\n');
    for (const line of told.split('\n').filter((each) => !each.startsWith('#'))) {
      const [, name = '', labels = ''] = /^(\w+)(?:\{(.*)\})? /.exec(line) ?? [];
      const known = exposed.get(name) ?? new Map<string, Set<string>>();
      for (const [, label = '', value = ''] of labels.matchAll(/(\w+)="([^"]*)"/g))
        known.set(label, (known.get(label) ?? new Set()).add(value));
      exposed.set(name, known);
    }
  });
  afterAll(() => playground.stop());

  it.each(queries)('of %s are PromQL that a running bot answers', (_title, query) => {
    const { faults, metrics, groups } = askedBy(query);
    expect(faults).toEqual([]);
    expect(metrics.length).toBeGreaterThan(0);
    for (const { name, labels } of metrics.filter(
      (metric) => ![...FOREIGN, ...OF_A_FILE].includes(metric.name),
    )) {
      const known = exposed.get(name);
      expect([name, known !== undefined]).toEqual([name, true]);
      for (const [label, value] of Object.entries(labels).filter(([each]) => !ADDED.includes(each)))
        expect([name, label, [...(known?.get(label) ?? [])]]).toEqual([
          name,
          label,
          expect.arrayContaining([value]),
        ]);
      for (const label of groups)
        expect([name, [...(known?.keys() ?? [])]]).toEqual([name, expect.arrayContaining([label])]);
    }
  });

  it('are judged: a query with a fault, an unknown metric or label would be seen', () => {
    expect(askedBy('sum(rate(x[5m])').faults).not.toEqual([]);
    expect(askedBy('sum by (kind) (x{a="b"})')).toEqual({
      faults: [],
      metrics: [{ name: 'x', labels: { a: 'b' } }],
      groups: ['kind'],
    });
    expect(exposed.has('passalong_unheard_of')).toBe(false);
  });
});

describe('the alerts', () => {
  it('have names of their own, a rank and a summary, and mean the bot where others have the same metric', () => {
    expect(new Set(rules.map(({ alert }) => alert)).size).toBe(rules.length);
    expect(rules.length).toBeGreaterThan(8);
    for (const { alert, labels, annotations, expr } of rules) {
      expect(alert).toMatch(/^Passalong[A-Z]\w+$/);
      expect(['critical', 'warning']).toContain(labels.severity);
      expect(annotations.summary).toMatch(/\w{3}/);
      for (const metric of askedBy(expr).metrics.filter(
        ({ name }) => !name.startsWith('passalong_'),
      ))
        expect([alert, metric.labels['job']]).toEqual([alert, expect.stringMatching(/^passalong/)]);
    }
  });

  it('have each a line in the guide that says what to do, and there is no other', () => {
    const guide = read('docs/operator.md');
    const part = guide.slice(guide.indexOf('### When an alert fires'));
    const rows = [
      ...part.slice(0, part.indexOf('\n#', 5)).matchAll(/^\| `(\w+)` \| (.+) \| (.+) \|$/gm),
    ];
    expect(rows.map(([, alert]) => alert)).toEqual(rules.map(({ alert }) => alert));
  });

  it('watch jobs that the example for Prometheus has, at addresses that the bot has', () => {
    interface Job {
      readonly job_name: string;
      readonly params?: { readonly target: readonly string[] };
      readonly static_configs: readonly { readonly targets: readonly string[] }[];
    }
    const example = yamlOf<{ rule_files: readonly string[]; scrape_configs: readonly Job[] }>(
      'docs/operate/prometheus.yaml',
    );
    expect(
      example.rule_files.map(
        (file) => read(join(dirname('docs/operate/prometheus.yaml'), file)).length > 0,
      ),
    ).toEqual([true]);
    const watched = rules.flatMap(({ expr }) =>
      askedBy(expr).metrics.flatMap(({ labels }) => labels['job'] ?? []),
    );
    const jobs = example.scrape_configs.map(({ job_name }) => job_name);
    expect(new Set(watched)).toEqual(new Set(jobs));
    expect(example.scrape_configs[0]?.static_configs[0]?.targets).toEqual(['127.0.0.1:3978']);
    expect(example.scrape_configs[1]?.params?.target).toEqual(['http://127.0.0.1:3978/readyz']);
  });
});

describe('the board', () => {
  const { panels } = board;

  it('has panels that explain themselves and do not lie on each other', () => {
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
    const taken = new Set<string>();
    for (const { title, description, targets, gridPos } of panels) {
      expect([title, description.length > 10, targets.length > 0]).toEqual([title, true, true]);
      expect(gridPos.x + gridPos.w).toBeLessThanOrEqual(24);
      for (let x = gridPos.x; x < gridPos.x + gridPos.w; x += 1)
        for (let y = gridPos.y; y < gridPos.y + gridPos.h; y += 1) {
          expect([title, taken.has(`${x},${y}`)]).toEqual([title, false]);
          taken.add(`${x},${y}`);
        }
    }
  });

  it('asks for its Prometheus when it is imported, and uses no variable that is not there', () => {
    const variables = [...board.__inputs, ...board.templating.list].map(({ name }) => name);
    const used = [...JSON.stringify(panels).matchAll(/\$\{?(?!__rate_interval)(\w+)/g)].map(
      ([, name = '']) => name,
    );
    expect(new Set(used)).toEqual(new Set(variables));
  });

  it('names in its legends labels that its queries keep', () => {
    for (const { title, targets } of panels)
      for (const { expr, legendFormat } of targets) {
        const named = [...legendFormat.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => name);
        const kept = [...askedBy(expr).groups, ...(/\b(sum|max|topk)\b/.test(expr) ? [] : ADDED)];
        expect([title, named.filter((name) => !kept.includes(name))]).toEqual([title, []]);
      }
  });
});
