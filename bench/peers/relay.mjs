import { WebSocketServer } from "ws";

// The least a server can do: what comes in goes out to everybody in the room. Only the first whole document that
// somebody offers is kept, so that the clients of the benchmark find one when they join.
const STEP_1 = Uint8Array.of(0, 0, 1, 0);
const EMPTY_STEP_2 = Uint8Array.of(0, 1, 2, 0, 0);
const rooms = new Map();

const server = new WebSocketServer({ host: "127.0.0.1", port: Number(process.env.PORT), perMessageDeflate: false });
server.on("connection", (socket, request) => {
  const room = rooms.get(request.url) ?? { sockets: new Set(), document: EMPTY_STEP_2 };
  rooms.set(request.url, room);
  room.sockets.add(socket);
  socket.send(STEP_1);
  socket.on("message", (message) => {
    const isSync = message[0] === 0;
    if (isSync && message[1] === 0) socket.send(room.document);
    else if (isSync && message[1] === 1) {
      if (message.length > EMPTY_STEP_2.length) room.document = message;
    } else for (const other of room.sockets) other.send(message);
  });
  socket.on("close", () => room.sockets.delete(socket));
});
