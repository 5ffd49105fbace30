import type { RequestHandler } from 'express';
import helmet from 'helmet';

/**
 * What every answer tells a browser: to load, run and send nothing from it, and to show it in no frame. A page that is more than a
 * text says itself what it needs.
 */
export const securityHeaders = (): RequestHandler =>
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        formAction: ["'none'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
      },
    },
    xFrameOptions: { action: 'deny' },
  });
