// Two devices of @tak-ps/node-tak connect, report where they are, and wait until each has seen the other.
// TAK_STREAM, TAK_API: where the server is; TAK_CA, TAK_A_CERT, TAK_A_KEY, TAK_B_CERT, TAK_B_KEY: PEM files.
import { readFileSync } from "node:fs";
import TAK, { APIAuthCertificate, CoT, TAKAPI } from "@tak-ps/node-tak";

const DEADLINE_MS = 30_000;
const env = (name) => process.env[name] ?? fail(`${name} is not set`);
const pem = (name) => readFileSync(env(name), "utf8");

function fail(why) {
  console.error(why);
  process.exit(1);
}

setTimeout(() => fail("the devices have not seen each other in time"), DEADLINE_MS).unref();

async function connect(name) {
  const tak = await TAK.connect(new URL(env("TAK_STREAM")), {
    cert: pem(`TAK_${name}_CERT`),
    key: pem(`TAK_${name}_KEY`),
    ca: pem("TAK_CA"),
    rejectUnauthorized: true,
  });
  tak.on("error", (error) => fail(`${name}: ${error.message}`));
  await new Promise((pong) => tak.once("ping", pong));
  return tak;
}

function report(name) {
  const now = Date.now();
  return new CoT({
    event: {
      _attributes: {
        version: "2.0",
        uid: `node-tak-${name}`,
        type: "a-f-G-U-C",
        how: "m-g",
        time: new Date(now).toISOString(),
        start: new Date(now).toISOString(),
        stale: new Date(now + 60_000).toISOString(),
      },
      point: { _attributes: { lat: "46.948", lon: "7.4474", hae: "540.2", ce: "4.9", le: "9999999.0" } },
      detail: {
        contact: { _attributes: { callsign: `NODE-${name}`, endpoint: "*:-1:stcp" } },
        __group: { _attributes: { name: "Cyan", role: "Team Member" } },
        takv: { _attributes: { device: "node", platform: "node-tak", os: "22", version: "12" } },
      },
    },
  });
}

const sees = (tak, uid) =>
  new Promise((seen) => tak.on("cot", (cot) => cot.raw.event._attributes.uid === uid && seen(cot)));

const [a, b] = [await connect("A"), await connect("B")];
const meeting = Promise.all([sees(a, "node-tak-B"), sees(b, "node-tak-A")]);
await a.write([report("A")]);
await b.write([report("B")]);
const [, seenByB] = await meeting;
if (seenByB.raw.event.detail.contact._attributes.callsign !== "NODE-A") {
  fail(`B saw A under another name: ${JSON.stringify(seenByB.raw.event.detail)}`);
}

const api = await TAKAPI.init(
  new URL(env("TAK_API")),
  new APIAuthCertificate(pem("TAK_A_CERT"), pem("TAK_A_KEY")),
);
let uids = [];
while (!(uids.includes("node-tak-A") && uids.includes("node-tak-B"))) {
  uids = (await api.Contacts.list()).map((contact) => contact.uid);
}

console.log("both devices see each other");
a.destroy();
b.destroy();
process.exit(0);
