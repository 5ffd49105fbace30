/** How long after somebody did something a request may still be theirs; a draft is saved 5 s after the last key. */
const THEIRS_MS = 60_000;

let lastMs = Date.now();

if (typeof window !== 'undefined') {
  for (const done of ['pointerdown', 'keydown', 'wheel', 'touchstart']) {
    const note = () => {
      lastMs = Date.now();
    };
    window.addEventListener(done, note, { capture: true, passive: true });
  }
}

/** Whether a person is at this page, or it asks by itself: that does not keep their session from ending of idleness. */
export const isAttended = (): boolean => Date.now() - lastMs < THEIRS_MS;
