// Real Socket.IO clients and EventSources, and bare websockets for what no such client would send. Takes one JSON command per line and
// writes one JSON line for each thing that happens.
import http from "node:http";
import { createInterface } from "node:readline";
import { createRequire } from "node:module";
import { EventSource } from "eventsource";
import { io } from "socket.io-client";

// The websocket that socket.io-client itself uses.
const WebSocket = createRequire(import.meta.resolve("engine.io-client"))("ws");

// What a panel listens for on a stream, besides onmessage.
const NAMED = [
  "config:updated", "module:toggled", "guild:reload", "command:executed", "discord:event", "invalidate",
  "permission:revoked",
];

const clients = new Map();
const say = (client, type, rest = {}) =>
  process.stdout.write(JSON.stringify({ client, type, ...rest }) + "\n");

const commands = {
  // With keepAlive, polls go over connections that are used again, as browsers and proxies do it.
  open({ client, url, options: { keepAlive, ...options } }) {
    const agent = keepAlive ? new http.Agent({ keepAlive: true }) : undefined;
    const socket = io(url, { forceNew: true, reconnectionDelay: 100, reconnectionDelayMax: 300, agent, ...options });
    clients.set(client, socket);
    socket.on("connect", () => say(client, "connect", { transport: socket.io.engine.transport.name }));
    socket.on("connect_error", (e) => say(client, "connect_error", { message: e.message, data: e.data ?? null }));
    socket.on("disconnect", (reason, details) =>
      say(client, "disconnect", { reason, cause: details?.context?.responseText ?? null }));
    socket.onAny((name, ...args) => say(client, "event", { name, args }));
    socket.io.engine.once("upgrade", (transport) => say(client, "upgrade", { transport: transport.name }));
  },
  emit({ client, name, args }) {
    clients.get(client).emit(name, ...args);
  },
  request({ client, name, args, number }) {
    clients.get(client).emit(name, ...args, (answer) => say(client, "answer", { name, number, answer }));
  },
  connect({ client }) {
    clients.get(client).connect();
  },
  // Stops reading, as a page in a suspended tab does.
  pause({ client }) {
    clients.get(client).io.engine.transport.ws._socket.pause();
  },
  // Goes without a word, as when the network is lost; comes back by itself.
  vanish({ client }) {
    clients.get(client).io.engine.transport.ws.terminate();
  },
  // As a browser does with its cookies, Node's has to be told what to send along.
  stream({ client, url, headers }) {
    const source = new EventSource(url, {
      fetch: (address, init) => fetch(address, { ...init, headers: { ...init.headers, ...headers } }),
    });
    clients.set(client, source);
    const heard = (name) => (e) =>
      say(client, "event", { name, id: e.lastEventId, args: [JSON.parse(e.data)] });
    source.onopen = () => say(client, "connect");
    source.onerror = (e) => say(client, source.readyState === EventSource.CLOSED ? "refused" : "disconnect", { code: e.code ?? null });
    source.onmessage = heard("message");
    for (const name of NAMED) source.addEventListener(name, heard(name));
  },
  raw({ client, url, options }) {
    const socket = new WebSocket(url, options);
    clients.set(client, socket);
    socket.on("open", () => say(client, "open"));
    socket.on("message", (data) => say(client, "frame", { text: data.toString() }));
    socket.on("close", (code) => say(client, "close", { code }));
    socket.on("error", (e) => say(client, "error", { message: e.message }));
  },
  frame({ client, text }) {
    clients.get(client).send(text);
  },
  close({ client }) {
    clients.get(client).close();
  },
};

createInterface({ input: process.stdin })
  .on("line", (line) => {
    const command = JSON.parse(line);
    commands[command.op](command);
  })
  .on("close", () => process.exit(0));
say("", "ready");
