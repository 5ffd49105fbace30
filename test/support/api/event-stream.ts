/** One event of a stream, or a comment of it. */
export interface StreamEvent {
  id?: string;
  event?: string;
  data?: { now: string; units?: number[]; letters?: true; documents?: true; register?: true };
  comment?: true;
}

/** A stream of server-sent events, as it comes over the wire. */
export interface EventStream {
  response: Response;
  /** The next event; undefined once the stream has ended. */
  next(): Promise<StreamEvent | undefined>;
  /** Likewise, with comments. */
  nextLine(): Promise<StreamEvent | undefined>;
  close(): void;
}

export async function openEventStream(
  address: string,
  headers: Readonly<Record<string, string>>,
): Promise<EventStream> {
  const leaving = new AbortController();
  const response = await fetch(address, {
    headers: { Accept: 'text/event-stream', ...headers },
    signal: leaving.signal,
  });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  const nextLine = async (): Promise<StreamEvent | undefined> => {
    for (;;) {
      const end = text.indexOf('\n\n');
      if (end >= 0) {
        const block = text.slice(0, end);
        text = text.slice(end + 2);
        return readBlock(block);
      }
      const read = await reader?.read();
      if (!read || read.done) return undefined;
      text += read.value;
    }
  };
  return {
    response,
    nextLine,
    async next() {
      for (;;) {
        const line = await nextLine();
        if (!line?.comment) return line;
      }
    },
    close: () => leaving.abort(),
  };
}

function readBlock(block: string): StreamEvent {
  if (block === ':') return { comment: true };
  const fields = Object.fromEntries(
    block.split('\n').map((line) => {
      const [, name = '', value = ''] = /^(\w+): (.*)$/.exec(line) ?? [];
      return [name, value];
    }),
  ) as { id: string; event: string; data: string };
  return { id: fields.id, event: fields.event, data: JSON.parse(fields.data) as StreamEvent['data'] };
}
