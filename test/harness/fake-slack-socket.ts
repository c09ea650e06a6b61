// The stand-in's Socket Mode: a very small WebSocket server (text frames, ping and pong, close),
// and what Slack does to its sockets.
import { createHash } from 'node:crypto';
import type http from 'node:http';
import { type Loose, parse, type World } from './fake-slack-world';

export function takeSockets(server: http.Server, { o, S, record, takeFault }: World): void {
  server.on('upgrade', (req, sock) => {
    const fault = takeFault('link');
    if (fault || !req.url?.startsWith('/link')) {
      record({ kind: 'link_refused', ok: false });
      if (fault?.status)
        sock.end(`HTTP/1.1 ${fault.status} No\r\ncontent-length: 0\r\nconnection: close\r\n\r\n`);
      else sock.destroy();
      return;
    }
    sock.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${createHash(
        'sha1',
      )
        .update(req.headers['sec-websocket-key'] + '258EAFA5-E914-47DA-95CA-C5AB0DC85B11')
        .digest('base64')}\r\n\r\n`,
    );
    const frame = (op: number, s: Loose) => {
      const d = Buffer.from(s);
      const h =
        d.length < 126
          ? Buffer.from([0x80 | op, d.length])
          : d.length < 65536
            ? Buffer.from([0x80 | op, 126, d.length >> 8, d.length & 255])
            : (() => {
                const b = Buffer.alloc(10);
                b[0] = 0x80 | op;
                b[1] = 127;
                b.writeBigUInt64BE(BigInt(d.length), 2);
                return b;
              })();
      if (!sock.destroyed) sock.write(Buffer.concat([h, d]));
    };
    const conn = {
      /** Slack asked the bot for another one: events take that as soon as it is there. */
      asked: false,
      sendText: (words: string) => frame(1, words),
      sendBytes: (bytes: Buffer) => frame(2, bytes),
      send: (obj: Loose) => frame(1, JSON.stringify(obj)),
      close: () => {
        frame(8, '');
        sock.end();
      },
      cut: () => sock.destroy(),
    };
    S.sockets.add(conn);
    let buf = Buffer.alloc(0);
    let msg = Buffer.alloc(0);
    sock.on('data', (d: Buffer) => {
      buf = Buffer.concat([buf, d]);
      for (;;) {
        if (buf.length < 2) return;
        const first = buf.readUInt8(0);
        const second = buf.readUInt8(1);
        const fin = first & 0x80;
        const op = first & 15;
        let l = second & 127;
        let off = 2;
        if (l === 126) {
          if (buf.length < 4) return;
          l = buf.readUInt16BE(2);
          off = 4;
        } else if (l === 127) {
          if (buf.length < 10) return;
          l = Number(buf.readBigUInt64BE(2));
          off = 10;
        }
        const masked = second & 128;
        const need = off + (masked ? 4 : 0) + l;
        if (buf.length < need) return;
        const key = masked ? buf.subarray(off, off + 4) : null;
        const pl = Buffer.from(buf.subarray(off + (masked ? 4 : 0), need));
        if (key) for (let i = 0; i < pl.length; i++) pl[i] = (pl[i] ?? 0) ^ (key[i & 3] ?? 0);
        buf = buf.subarray(need);
        if (op === 8) {
          frame(8, pl.subarray(0, 2));
          sock.end();
          return;
        }
        if (op === 9) {
          frame(10, pl);
          continue;
        }
        if (op === 10) continue;
        msg = Buffer.concat([msg, pl]);
        if (fin) {
          const j = parse(msg.toString());
          msg = Buffer.alloc(0);
          if (j?.envelope_id) {
            S.socketAcks.get(j.envelope_id)?.(j);
            record({
              kind: 'socket_ack',
              ok: true,
              envelope_id: j.envelope_id,
              payload: j.payload,
            });
          }
        }
      }
    });
    const gone = () => {
      if (S.sockets.delete(conn)) record({ kind: 'socket_closed', ok: true });
    };
    sock.on('error', gone);
    sock.on('close', gone);
    record({ kind: 'socket_open', ok: true });
    if (!takeFault('hello'))
      conn.send({
        type: 'hello',
        num_connections: 1,
        debug_info: { host: 'loopback' },
        connection_info: { app_id: o.appId },
      });
  });
}

/** What Slack does to all sockets that are open. */
export function socketControl({ S }: World) {
  return {
    count: () => S.sockets.size,
    /** Asks for another connection; this one stays open until the bot or `close` ends it. */
    ask(reason = 'refresh_requested') {
      for (const conn of S.sockets) {
        conn.asked = true;
        conn.send({ type: 'disconnect', reason, debug_info: { host: 'loopback' } });
      }
    },
    /** Closes them as one does. */
    close() {
      for (const conn of S.sockets) conn.close();
    },
    /** The line is gone, without a word. */
    cut() {
      for (const conn of S.sockets) conn.cut();
    },
    /** A frame with anything in it. */
    say(words: string | Buffer) {
      for (const conn of S.sockets) {
        if (typeof words === 'string') conn.sendText(words);
        else conn.sendBytes(words);
      }
    },
  };
}
