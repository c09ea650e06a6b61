// A bare botbuilder echo on restify: what Teams costs any bot. Says again what was said. As in
// Microsoft's samples, but for where its access token comes from: the SDK's own credentials refuse
// a token endpoint on loopback.
import { createRequire } from 'node:module';
import { serve } from './serve.mjs';

const require = createRequire(import.meta.url);
const { CloudAdapter, ConfigurationBotFrameworkAuthentication } = require('botbuilder');
const {
  AppCredentials,
  PasswordServiceClientCredentialFactory,
} = require('botframework-connector');
const restify = require('restify');

const { MicrosoftAppId, MicrosoftAppPassword, MicrosoftAppTenantId, TEAMS_TOKEN_URL } = process.env;

class LoopbackCredentials extends AppCredentials {
  async refreshToken() {
    const response = await fetch(TEAMS_TOKEN_URL, {
      method: 'POST',
      body: new URLSearchParams({ client_id: this.appId }),
    });
    const { access_token: accessToken, expires_in: expiresIn } = await response.json();
    return { accessToken, expiresOn: new Date(Date.now() + expiresIn * 1000) };
  }
}

class LoopbackCredentialsFactory extends PasswordServiceClientCredentialFactory {
  async createCredentials(appId, audience) {
    return new LoopbackCredentials(appId, MicrosoftAppTenantId, audience);
  }
}

const credentials = new LoopbackCredentialsFactory(
  MicrosoftAppId,
  MicrosoftAppPassword,
  MicrosoftAppTenantId,
);
const adapter = new CloudAdapter(
  new ConfigurationBotFrameworkAuthentication(process.env, credentials),
);

serve((server) => {
  server.use(restify.plugins.bodyParser());
  server.post('/api/messages', async (req, res) => {
    await adapter.process(req, res, async (context) => {
      if (context.activity.type === 'message') await context.sendActivity(context.activity.text);
    });
  });
});
