import { setNonce } from 'get-nonce';

/** This page's nonce: its policy lets no style element in without. Scripts alone can read it. */
export const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';

// Parts of Mantine that open over the page make style elements by themselves.
setNonce(nonce);
