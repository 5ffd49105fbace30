import type { FaceAt } from '../domain/face-at';
import type { Environment } from './environment';

/** The settings that letters need to have links; the worker and the API have the same. */
const FACE_SETTINGS = ['PUBLIC_URL', 'INSTALLATION_SECRET'] as const;
export type FaceSetting = (typeof FACE_SETTINGS)[number];

/** Where letters link to; undefined, with what is not set, where they have no links. */
export function faceAtOf({
  PUBLIC_URL: publicUrl,
  INSTALLATION_SECRET: secret,
}: Pick<Environment, FaceSetting>): { faceAt?: FaceAt; notSet: FaceSetting[] } {
  if (publicUrl !== undefined && secret !== undefined) return { faceAt: { publicUrl, secret }, notSet: [] };
  const values = { PUBLIC_URL: publicUrl, INSTALLATION_SECRET: secret };
  return { notSet: FACE_SETTINGS.filter((name) => values[name] === undefined) };
}

/** For the person who runs the service. */
export const noLinksNotice = (notSet: readonly string[]): string =>
  `«thư không có đường dẫn nộp trực tuyến» (letters have no links): set ${notSet.join(' and ')}`;
