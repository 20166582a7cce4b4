import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

export type Caught = ParsedMail & { recipients: string[] };
export type Mailbox = { url: string; caught: Caught[]; close(): Promise<void> };

/** A mail server, on a free port unless told, that keeps what it takes. `accepts` false: it has trouble, and everything waits. */
export async function openMailbox(accepts: () => boolean = () => true, at = 0): Promise<Mailbox> {
  const caught: Caught[] = [];
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onRcptTo(_address, _session, callback) {
      callback(accepts() ? null : Object.assign(new Error('Try later'), { responseCode: 451 }));
    },
    onData(stream, session, callback) {
      simpleParser(stream).then((mail) => {
        caught.push(
          Object.assign(mail, { recipients: session.envelope.rcptTo.map(({ address }) => address) }),
        );
        callback();
      }, callback);
    },
  });
  const port = await new Promise<number>((resolve) => {
    const listening = server.listen(at, '127.0.0.1', () => {
      const address = listening.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    });
  });
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()));
  return { url: `smtp://127.0.0.1:${port}`, caught, close };
}
