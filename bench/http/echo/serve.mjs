// The restify server of the echoes.
import { createRequire } from 'node:module';

const { createServer } = createRequire(import.meta.url)('restify');

export function serve(hang) {
  const server = createServer({ name: '' });
  server.get('/healthz', (_req, res, next) => {
    res.send(200);
    next();
  });
  hang(server);
  server.listen(Number(process.env.PORT), '127.0.0.1');
}
