// A broadcast by hand: a room is a set of sockets, a message is encoded once.
const { WebSocketServer } = require('ws');

const HISTORY = 50;
const server = new WebSocketServer({
  host: '127.0.0.1',
  port: process.env.PORT,
  path: '/chat',
  perMessageDeflate: false,
  backlog: 4096,
});

const rooms = new Map();
const enter = (name) => {
  if (!rooms.has(name)) rooms.set(name, { sockets: new Set(), history: [] });
  return rooms.get(name);
};

let count = 0;
server.on('connection', (socket) => {
  const from = `user${++count}`;
  const joined = new Set();
  socket.on('message', (data) => {
    const { type, room: name, text } = JSON.parse(data);
    const room = enter(name);
    if (type === 'join') {
      room.sockets.add(socket);
      joined.add(room);
      socket.send(`{"type":"joined","room":"${name}","history":[${room.history.join()}]}`);
      return;
    }
    const message = JSON.stringify({ type, room: name, from, text, time: Date.now() });
    if (room.history.push(message) > HISTORY) room.history.shift();
    const frame = Buffer.from(message);
    for (const socket of room.sockets) socket.send(frame, { binary: false });
  });
  socket.on('close', () => joined.forEach((room) => room.sockets.delete(socket)));
  socket.on('error', () => socket.terminate());
});
