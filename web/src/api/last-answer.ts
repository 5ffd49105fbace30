/** When the service last answered this person's browser: from then on it counts how long the session has been idle. */
let lastMs = 0;

/** What one tab asks for keeps the session of all. It carries an instant and nothing else. */
const channel =
  typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('cong-vu-answered');
channel?.addEventListener('message', ({ data }: MessageEvent<number>) => {
  lastMs = Math.max(lastMs, Number(data) || 0);
});

export function noteAnswer(): void {
  lastMs = Date.now();
  channel?.postMessage(lastMs);
}

export const lastAnswerMs = (): number => lastMs;
