// The core's counts as Prometheus reads them.
import { createMetrics } from '../../src/http/metrics';

it('counts events by kind and outcome, times replies, counts deliveries, and shows the queue', async () => {
  const metrics = createMetrics();
  metrics.event('words:ask', 'answered', 0.02);
  metrics.event('words:ask', 'answered', 0.2);
  metrics.event('words:ask', 'repeated', 0);
  metrics.delivery('slack', 'sent');
  metrics.queue(7, 12.5);
  const { text, type } = await metrics.expose();
  expect(type).toContain('text/plain');
  for (const line of [
    'passalong_events_total{kind="words:ask",outcome="answered"} 2',
    'passalong_events_total{kind="words:ask",outcome="repeated"} 1',
    'passalong_reply_seconds_count{kind="words:ask"} 2',
    'passalong_reply_seconds_bucket{le="0.025",kind="words:ask"} 1',
    'passalong_deliveries_total{platform="slack",state="sent"} 1',
    'passalong_outbox_due 7',
    'passalong_outbox_oldest_seconds 12.5',
  ])
    expect(text).toContain(line);
  expect(text).toContain('process_resident_memory_bytes');
});

it('begins counts at nought, so that the first message that fails is a rise', async () => {
  const metrics = createMetrics();
  metrics.begin(['slack']);
  metrics.event('words:ask', 'answered', 0.02);
  const { text } = await metrics.expose();
  for (const line of [
    'passalong_deliveries_total{platform="slack",state="failed"} 0',
    'passalong_deliveries_total{platform="slack",state="missed"} 0',
    'passalong_deliveries_total{platform="none",state="missed"} 0',
    'passalong_deliveries_total{platform="slack",state="withheld"} 0',
    'passalong_events_total{kind="words:ask",outcome="failed"} 0',
  ])
    expect(text).toContain(line);
  metrics.event('words:ask', 'failed', 0.02);
  expect((await metrics.expose()).text).toContain(
    'passalong_events_total{kind="words:ask",outcome="failed"} 1',
  );
});
