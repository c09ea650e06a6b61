// The list of platforms, and the only place that names them all. To add one:
// docs/adding-a-platform.md.
import type { PlatformModule } from './module';
import { slackModule } from './slack/module';
import { teamsModule } from './teams/module';
import { webModule } from './web/module';

export const platforms: readonly PlatformModule[] = [slackModule, teamsModule, webModule];
