// Bun's own publish and subscribe, which is that of uWebSockets.
const HISTORY = 50;
const histories = new Map();
const history = (room) => {
  if (!histories.has(room)) histories.set(room, []);
  return histories.get(room);
};

let count = 0;
const server = Bun.serve({
  hostname: '127.0.0.1',
  port: process.env.PORT,
  fetch: (request, server) =>
    server.upgrade(request, { data: { from: `user${++count}` } })
      ? undefined
      : new Response('a WebSocket is expected', { status: 400 }),
  websocket: {
    perMessageDeflate: false,
    idleTimeout: 0,
    // as the others do: a slow reader is waited for
    backpressureLimit: 64 * 1024 * 1024,
    message: (socket, data) => {
      const { type, room, text } = JSON.parse(data);
      const kept = history(room);
      if (type === 'join') {
        socket.subscribe(room);
        socket.send(`{"type":"joined","room":"${room}","history":[${kept.join()}]}`);
        return;
      }
      const { from } = socket.data;
      const message = JSON.stringify({ type, room, from, text, time: Date.now() });
      if (kept.push(message) > HISTORY) kept.shift();
      server.publish(room, message);
    },
  },
});
