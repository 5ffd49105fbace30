import type { Request } from 'express';

/**
 * Whether a page asks by itself, because something has changed or some time has passed, and not because of its person: such a
 * request does not keep a session from ending of idleness. Streams are never asked for by a person.
 */
export const isUnattended = (request: Request): boolean =>
  request.get('unattended') !== undefined || /\btext\/event-stream\b/.test(request.get('accept') ?? '');
