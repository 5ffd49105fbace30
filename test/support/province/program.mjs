import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto';
import { createServer } from 'node:http';

/**
 * A province's provider of OpenID Connect, in a process of its own. Whoever comes to sign in is who the address says: `?as=lan`. Its
 * parent says who there is, and how it misbehaves.
 */
// It warns of what a test has by intention: an old Node, and nothing kept on disk.
console.warn = () => undefined;
const { default: Provider } = await import('oidc-provider');

const [redirectUri] = process.argv.slice(2);
const CLIENT = { id: 'cong-vu', secret: 'bi-mat:cua_ung+dung & ~thu%nghiem' };

const rsa = () => generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' });
const key = { ...rsa(), kid: 'k', use: 'sig', alg: 'RS256' };
const foreignKey = rsa();

/** `people`: claims by subject, and by which means they sign in. */
const state = { people: {}, tampered: undefined, foreignSignature: false, mode: 'up', hangs: undefined };

const server = createServer((request, response) => answer(request, response));
server.listen(0, '127.0.0.1', () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  provider = providerAt(issuer);
  process.send({ ready: { issuer, clientId: CLIENT.id, clientSecret: CLIENT.secret } });
});
let provider;
/** How often it was asked what it is. */
let described = 0;

function providerAt(issuer) {
  return new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT.id,
        client_secret: CLIENT.secret,
        redirect_uris: [redirectUri],
        grant_types: ['authorization_code'],
      },
    ],
    jwks: { keys: [key] },
    cookies: { keys: ['x'] },
    scopes: ['openid', 'email', 'profile'],
    claims: { openid: ['sub', 'amr'], email: ['email', 'email_verified'], profile: ['name'] },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
    findAccount: (_ctx, sub) => ({ accountId: sub, claims: () => ({ sub, ...state.people[sub].claims }) }),
    // Nobody is asked whether this service may know who they are.
    async loadExistingGrant({ oidc }) {
      const grant = new oidc.provider.Grant({
        clientId: oidc.client.clientId,
        accountId: oidc.session.accountId,
      });
      grant.addOIDCScope('openid email profile');
      await grant.save();
      return grant;
    },
  });
}

async function answer(request, response) {
  const { pathname, searchParams } = new URL(request.url, 'http://127.0.0.1');
  if (pathname === '/.well-known/openid-configuration') described += 1;
  if (state.mode === 'cut' || state.mode === `cut ${pathname}`) return request.socket.destroy();
  if (state.mode === `broken ${pathname}`) {
    return response.writeHead(503, { 'content-type': 'text/html' }).end('<h1>bảo trì</h1>');
  }
  if (pathname.startsWith('/interaction/')) {
    const as = searchParams.get('as');
    const result =
      as === null
        ? { error: 'access_denied', error_description: 'lời của nhà cung cấp' }
        : { login: { accountId: as, amr: state.people[as].amr } };
    return provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
  }
  if (pathname === '/token' && (state.tampered || state.foreignSignature)) tamper(response);
  return provider.callback()(request, response);
}

/** Its id token says something else, under its own signature or another's. */
function tamper(response) {
  const end = response.end.bind(response);
  response.end = (body) => {
    const tokens = JSON.parse(body);
    const [, payload] = tokens.id_token.split('.');
    const claims = { ...JSON.parse(Buffer.from(payload, 'base64url')), ...state.tampered };
    tokens.id_token = signed(claims, state.foreignSignature ? foreignKey : key);
    const text = JSON.stringify(tokens);
    response.setHeader('content-length', Buffer.byteLength(text));
    return end(text);
  };
}

function signed(claims, jwk) {
  const part = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const text = `${part({ alg: 'RS256', kid: 'k' })}.${part(claims)}`;
  const signature = sign('sha256', Buffer.from(text), createPrivateKey({ key: jwk, format: 'jwk' }));
  return `${text}.${signature.toString('base64url')}`;
}

process.on('message', ({ set }) => {
  Object.assign(state, set);
  process.send({ described });
});
process.on('disconnect', () => process.exit());
