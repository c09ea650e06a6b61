// Teams as far as an `ask` needs it: activities in personal chats with a token that is signed as
// Microsoft's is (RS256), its keys, a token endpoint, and the connector calls that a bot makes to
// answer. A reply is known by its conversation: one ask at a time in each.
import { createSign, generateKeyPairSync, randomUUID } from 'node:crypto';
import { emailOf, nameOf } from './company.mjs';
import { serveStandIn } from './stand-in.mjs';

const APP_ID = randomUUID();
const TENANT = randomUUID();
const ISSUER = 'https://api.botframework.com';
const ACCESS_TOKEN = 'bench-access-token';
/** Microsoft signs a token for many activities; this one signs anew this often. */
const TOKEN_FOR_MS = 1_000;

const chatOf = (sender) => `a:1-${String(sender).padStart(8, '0')}`;
const userOf = (sender) => `29:${String(sender).padStart(8, '0')}`;
const objectIdOf = (sender) => `00000000-0000-4000-8000-${String(sender).padStart(12, '0')}`;
const encoded = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');

export async function createTeams(expectations) {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const jwk = {
    ...publicKey.export({ format: 'jwk' }),
    kid: 'bench',
    use: 'sig',
    endorsements: ['msteams'],
  };
  let token = { text: '', madeAt: 0 };
  let asked = 0;

  function memberOf(id) {
    const sender = Number(id.slice(3));
    const email = emailOf(sender);
    return {
      id,
      name: nameOf(sender),
      aadObjectId: objectIdOf(sender),
      email,
      userPrincipalName: email,
      tenantId: TENANT,
    };
  }

  function connector(method, parts, body) {
    const [conversation, what, id] = parts.slice(3).map(decodeURIComponent);
    if (method === 'POST' && what === 'activities') {
      expectations.arrived(conversation, body);
      return { id: `reply-${asked}` };
    }
    if (method === 'GET' && what === 'members' && id) return memberOf(id);
    expectations.problem(`an unexpected call to Teams: ${method} /${parts.slice(1).join('/')}`);
    return undefined;
  }

  const standIn = await serveStandIn((method, url, body, req) => {
    const path = url.split('?')[0];
    if (path === '/openid')
      return {
        issuer: ISSUER,
        jwks_uri: `${standIn.url}/keys`,
        id_token_signing_alg_values_supported: ['RS256'],
      };
    if (path === '/keys') return { keys: [jwk] };
    if (path === '/token')
      return { token_type: 'Bearer', expires_in: 3600, access_token: ACCESS_TOKEN };
    if (req.headers.authorization !== `Bearer ${ACCESS_TOKEN}`) {
      expectations.problem(`a call to Teams without the token: ${path}`);
      return { error: { code: 'Unauthorized' } };
    }
    return connector(method, path.split('/'), body);
  });

  function bearer() {
    const now = Date.now();
    if (now - token.madeAt > TOKEN_FOR_MS) {
      const seconds = Math.floor(now / 1000);
      const claims = {
        iss: ISSUER,
        aud: APP_ID,
        serviceurl: `${standIn.url}/`,
        iat: seconds,
        nbf: seconds - 5,
        exp: seconds + 3600,
      };
      const input = `${encoded({ typ: 'JWT', alg: 'RS256', kid: 'bench' })}.${encoded(claims)}`;
      token = {
        text: `${input}.${createSign('RSA-SHA256').update(input).sign(privateKey).toString('base64url')}`,
        madeAt: now,
      };
    }
    return token.text;
  }

  return {
    name: 'teams',
    path: '/api/messages',
    env: {
      MicrosoftAppId: APP_ID,
      MicrosoftAppPassword: 'bench-secret',
      MicrosoftAppType: 'SingleTenant',
      MicrosoftAppTenantId: TENANT,
      ToBotFromChannelOpenIdMetadataUrl: `${standIn.url}/openid`,
      ToBotFromEmulatorOpenIdMetadataUrl: `${standIn.url}/openid`,
      ToBotFromChannelTokenIssuer: ISSUER,
      ToChannelFromBotOAuthScope: ISSUER,
      ToChannelFromBotLoginUrl: `${standIn.url}/login`,
      OAuthUrl: standIn.url,
      ValidateAuthority: 'false',
      TEAMS_TOKEN_URL: `${standIn.url}/token`,
    },
    close: standIn.close,
    request(sender, words) {
      asked += 1;
      const now = new Date().toISOString();
      const body = JSON.stringify({
        type: 'message',
        id: `${Date.now()}-${asked}`,
        timestamp: now,
        localTimestamp: now,
        channelId: 'msteams',
        serviceUrl: `${standIn.url}/`,
        from: { id: userOf(sender), name: nameOf(sender), aadObjectId: objectIdOf(sender) },
        conversation: { id: chatOf(sender), conversationType: 'personal', tenantId: TENANT },
        recipient: { id: `28:${APP_ID}`, name: 'Bot' },
        locale: 'en-US',
        textFormat: 'plain',
        text: words,
        attachments: [{ contentType: 'text/html', content: `<div>${words}</div>` }],
        entities: [
          {
            type: 'clientInfo',
            locale: 'en-US',
            country: 'US',
            platform: 'Web',
            timezone: 'Europe/Berlin',
          },
        ],
        channelData: { tenant: { id: TENANT } },
      });
      return {
        key: chatOf(sender),
        body,
        headers: {
          'content-type': 'application/json; charset=utf-8',
          authorization: `Bearer ${bearer()}`,
        },
      };
    },
  };
}
