// A stand-in's HTTP side: reads a call, answers it at once, records nothing.
import { createServer } from 'node:http';

/** `answer(method, path, body, req)` gives the object to answer with; undefined is a 404. */
export async function serveStandIn(answer) {
  const server = createServer((req, res) => {
    const parts = [];
    req.on('data', (part) => parts.push(part));
    req.on('end', () => {
      const body = parts.length === 1 ? parts[0].toString() : Buffer.concat(parts).toString();
      const given = answer(req.method, req.url, body, req);
      const text = JSON.stringify(given ?? { error: 'not_found' });
      res.writeHead(given === undefined ? 404 : 200, {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(text),
      });
      res.end(text);
    });
  });
  server.keepAliveTimeout = 60_000;
  await new Promise((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
