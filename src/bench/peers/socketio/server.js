// The chat of the Socket.IO tutorial, with rooms and a history of 50 messages.
const { createServer } = require('node:http');
const { Server } = require('socket.io');

const HISTORY = 50;
const http = createServer();
const io = new Server(http, {
  transports: ['websocket'],
  perMessageDeflate: false,
  httpCompression: false,
  serveClient: false,
  ...(process.env.RECOVERY && { connectionStateRecovery: { maxDisconnectionDuration: 120_000 } }),
});

const histories = new Map();
const history = (room) => {
  if (!histories.has(room)) histories.set(room, []);
  return histories.get(room);
};

io.on('connection', (socket) => {
  socket.on('join', (room) => {
    socket.join(room);
    socket.emit('joined', room, history(room));
  });
  socket.on('chat message', ({ room, text }) => {
    const message = { room, from: socket.id, text, time: Date.now() };
    const kept = history(room);
    if (kept.push(message) > HISTORY) kept.shift();
    io.to(room).emit('chat message', message);
  });
});

http.listen({ port: process.env.PORT, host: '127.0.0.1', backlog: 4096 });
