/** Sends forged messages, one after the other: PORT COUNT TIMESTAMP BYTES. Exits with 0 if each is answered 401. */
const [port, count, timestamp, bytes] = process.argv.slice(2);
const body = Buffer.alloc(Number(bytes), 0x20);

void (async () => {
  for (let i = 0; i < Number(count); i += 1) {
    const { status } = await fetch(`http://127.0.0.1:${port}/api/v1/hooks/he-thong/review-filed`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'X-Forwarded-For': `10.0.${i >> 8}.${i & 255}`,
        'webhook-id': `msg_${i}`,
        'webhook-timestamp': timestamp,
        'webhook-signature': `v1,${Buffer.alloc(32, i).toString('base64')}`,
      },
      body,
    });
    if (status !== 401) process.exit(1);
  }
})();
