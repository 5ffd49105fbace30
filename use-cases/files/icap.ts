import { asked, exchange } from './exchange';
import { type Scanner, ScannerAway } from './scanner';

const CRLF = '\r\n';

/** The file as the answer of a web server, which is what such scanners look through (RFC 3507, section 4.9). */
async function* asResponse(
  { host, port, service }: IcapAt,
  bytes: AsyncIterable<Uint8Array>,
  size: number,
): AsyncGenerator<Uint8Array> {
  const request = ['GET http://cong-vu.invalid/file HTTP/1.1', 'Host: cong-vu.invalid', '', ''].join(CRLF);
  const response = [
    'HTTP/1.1 200 OK',
    'Content-Type: application/octet-stream',
    `Content-Length: ${size}`,
    '',
    '',
  ].join(CRLF);
  const head = [
    `RESPMOD icap://${host}:${port}/${service} ICAP/1.0`,
    `Host: ${host}`,
    'Allow: 204',
    'Connection: close',
    `Encapsulated: req-hdr=0, res-hdr=${request.length}, res-body=${request.length + response.length}`,
    '',
    '',
  ].join(CRLF);
  yield Buffer.from(head + request + response);
  for await (const chunk of bytes) {
    if (chunk.length === 0) continue;
    yield Buffer.from(`${chunk.length.toString(16)}${CRLF}`);
    yield chunk;
    yield Buffer.from(CRLF);
  }
  yield Buffer.from(`0${CRLF}${CRLF}`);
}

export interface IcapAt {
  host: string;
  port: number;
  service: string;
}

/**
 * A scanner behind ICAP. 204, or the file as it was, says that it would change nothing; a file in its place, or a header that names
 * a threat, says that it found something. All else is no verdict.
 */
export const icap = (at: IcapAt, timeoutMs?: number): Scanner => ({
  answers: () =>
    asked(
      {
        ...at,
        sent: [
          `OPTIONS icap://${at.host}:${at.port}/${at.service} ICAP/1.0`,
          `Host: ${at.host}`,
          'Encapsulated: null-body=0',
          '',
          '',
        ].join(CRLF),
        isWhole: (answer) => answer.includes(CRLF + CRLF),
      },
      (answer) => /^ICAP\/1\.\d 200/.test(answer),
    ),
  async scan(bytes, size) {
    const said = await exchange({
      ...at,
      sent: asResponse(at, bytes, size),
      isWhole: (answer) => headsIn(answer) !== undefined,
      ...(timeoutMs !== undefined && { timeoutMs }),
    });
    const { status, length, namesThreat } = headsIn(said) ?? {};
    if (status === 204) return 'clean';
    if (status === 200 && (namesThreat || (length !== undefined && length !== size))) return 'infected';
    if (status === 200 && length === size) return 'clean';
    throw new ScannerAway(`the ICAP server answered ${status ?? 'nothing that it should'}`);
  },
});

interface Heads {
  status: number;
  /** Of what would go in place of the file; undefined where it does not say. */
  length: number | undefined;
  namesThreat: boolean;
}

const THREAT = /^x-(infection-found|virus-id|virus-name|violations-found):/im;

/** The heads of an answer, once they are whole: its own, and of a 200 that of what it encapsulates. */
function headsIn(answer: Buffer): Heads | undefined {
  const [own, encapsulated, ...rest] = answer.toString('latin1').split(`${CRLF}${CRLF}`);
  if (own === undefined || encapsulated === undefined) return undefined;
  const status = Number(/^ICAP\/1\.\d (\d{3})/.exec(own)?.[1]);
  const isWhole = status !== 200 || /null-body=0/i.test(own) || rest.length > 0;
  if (!isWhole) return undefined;
  // A page that says why has another status, or another length.
  const isPage = /^HTTP\/1\.\d (?!200)\d{3}/.test(encapsulated);
  const said = /^content-length: *(\d+)/im.exec(encapsulated)?.[1];
  return {
    status,
    length: isPage ? -1 : said === undefined ? undefined : Number(said),
    namesThreat: THREAT.test(own) || THREAT.test(encapsulated),
  };
}
