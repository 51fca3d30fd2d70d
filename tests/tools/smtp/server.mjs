// A mail server for tests: takes a free port of 127.0.0.1, prints it, and writes each mail it takes into a folder.
// Options are one JSON object as the first argument:
//   out          folder for 1.eml, 2.eml, … (as received) and 1.json, 2.json, … (envelope, connection, secure)
//   refuse       addresses refused for good (550) at RCPT TO
//   defer        addresses refused for now (451) at RCPT TO
//   refuseText   answer 554 to every text
//   refuseSender answer to MAIL FROM: "553 no"
//   answers      answers to RCPT TO by address: { "a@example.org": "550 Domain frequency limited" }
//   recoversAt   file; once it is there, every recipient, sender and text is taken
//   user, pass   required to send
//   key, cert    PEM files; STARTTLS is offered with them
//   tls          TLS from the start
//   perConnection  closes the connection with 421 when more mails than this come over one
import { existsSync, writeFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';

const options = JSON.parse(process.argv[2]);
const secured = options.key !== undefined;
let received = 0;
const mails = new Map();

function answer(code, text) {
  const error = new Error(text);
  error.responseCode = code;
  return error;
}

// "550 Domain frequency limited"
function saying(words) {
  return answer(Number(words.slice(0, 3)), words.slice(4));
}

function recovered() {
  return options.recoversAt !== undefined && existsSync(options.recoversAt);
}

const server = new SMTPServer({
  secure: options.tls === true,
  ...(secured ? { key: readFileSync(options.key), cert: readFileSync(options.cert) } : {}),
  hideSTARTTLS: !secured,
  authOptional: options.user === undefined,
  allowInsecureAuth: true,
  disabledCommands: options.user === undefined ? ['AUTH'] : [],
  disableReverseLookup: true,
  onAuth(auth, session, done) {
    if (auth.username === options.user && auth.password === options.pass) done(null, { user: auth.username });
    else done(answer(535, 'Authentication failed'));
  },
  onMailFrom(address, session, done) {
    const count = (mails.get(session.id) ?? 0) + 1;
    mails.set(session.id, count);
    if (options.refuseSender && !recovered()) done(saying(options.refuseSender));
    else if (options.perConnection && count > options.perConnection) done(answer(421, 'Too many mails on this connection'));
    else done();
  },
  onRcptTo(address, session, done) {
    if (recovered()) done();
    else if (options.answers?.[address.address]) done(saying(options.answers[address.address]));
    else if (options.refuse?.includes(address.address)) done(answer(550, 'No such mailbox'));
    else if (options.defer?.includes(address.address)) done(answer(451, 'Try again later'));
    else done();
  },
  onData(stream, session, done) {
    const chunks = [];
    stream.on('data', chunk => chunks.push(chunk));
    stream.on('end', () => {
      if (options.refuseText && !recovered()) return done(answer(554, 'Text refused'));
      received += 1;
      writeFileSync(join(options.out, `${received}.eml`), Buffer.concat(chunks));
      writeFileSync(join(options.out, `${received}.json`), JSON.stringify({
        from: session.envelope.mailFrom.address,
        to: session.envelope.rcptTo.map(r => r.address),
        connection: session.id,
        secure: session.secure,
        user: session.user ?? null,
      }));
      done();
    });
  },
});

server.on('error', () => { /* a client that hangs up is part of the tests */ });
const listening = server.listen(0, '127.0.0.1', () => console.log(listening.address().port));
process.stdin.on('end', () => process.exit(0));   // the test process is gone
process.stdin.resume();
