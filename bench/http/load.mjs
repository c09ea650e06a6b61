// The load generator, the same for every server: one ask is a signed request, its acknowledgement,
// and the reply that comes to the stand-in. Closed loop: so many asks under way at all times. Open
// loop: so many a second, whatever the server does; waits count from the moment at which the
// request was due.
import { Agent, request as httpRequest } from 'node:http';

export function createLoad({ platform, server, expectations, questions, senders, needleOf }) {
  const agent = new Agent({ keepAlive: true, noDelay: true });
  const free = Array.from({ length: senders }, (_, sender) => sender);
  let asked = 0;

  /** Gives the status, or the code of what went wrong on the line. */
  function post({ body, headers }) {
    return new Promise((resolve) => {
      const sent = httpRequest(
        {
          host: '127.0.0.1',
          port: server.port,
          path: platform.path,
          method: 'POST',
          agent,
          headers: withLength(headers, body),
        },
        (response) => {
          response.resume();
          response.once('end', () => resolve(response.statusCode));
        },
      );
      // What broke off is no answer, and counts as one that is missing.
      sent.once('error', ({ code, message }) => resolve(code ?? message));
      sent.end(body);
    });
  }

  /** One ask from its sending to its reply. `due`: the moment from which the waits count. */
  async function ask(sender, due = performance.now()) {
    const question = questions(asked);
    asked += 1;
    const request = platform.request(sender, `ask ${question.words}`);
    const reply = expectations.expect(request.key, needleOf(question));
    const status = await post(request);
    const ackMs = performance.now() - due;
    if (status !== 200) expectations.problem(`${server.name} answered ${status}`);
    const at = await reply;
    return at === undefined ? undefined : { ackMs, replyMs: at - due, at };
  }

  /** Takes a person, who is free again once they are answered. */
  async function askBy(sender, due) {
    const one = await ask(sender, due);
    free.push(sender);
    return one;
  }

  return {
    /** Everybody asks once: first contacts, look-ups and compilation are not what is measured. */
    async warmUp(concurrency) {
      let next = 0;
      const worker = async () => {
        while (next < senders) {
          next += 1;
          await ask(next - 1);
        }
      };
      await Promise.all(Array.from({ length: concurrency }, worker));
    },
    /** Gives the asks that were answered within the time. */
    async closedLoop({ concurrency, seconds }) {
      const until = performance.now() + seconds * 1000;
      const answered = [];
      const worker = async () => {
        while (performance.now() < until) {
          const one = await askBy(free.shift());
          if (one && one.at <= until) answered.push(one);
        }
      };
      await Promise.all(Array.from({ length: concurrency }, worker));
      return answered;
    },
    /** Gives all asks that were answered. */
    async openLoop({ rate, seconds }) {
      const asks = [];
      const start = performance.now();
      const total = Math.round(rate * seconds);
      for (let sent = 0; sent < total; ) {
        const due = start + (sent * 1000) / rate;
        const early = due - performance.now();
        if (early > 0) {
          await new Promise((resolve) => {
            setTimeout(resolve, early);
          });
          continue;
        }
        sent += 1;
        const sender = free.shift();
        if (sender === undefined) {
          expectations.problem(`${server.name} fell so far behind that nobody was left to ask`);
          continue;
        }
        asks.push(askBy(sender, due));
      }
      const answered = await Promise.all(asks);
      return answered.filter((one) => one !== undefined);
    },
    close: () => agent.destroy(),
  };
}

function withLength(headers, body) {
  return { ...headers, 'content-length': Buffer.byteLength(body) };
}
