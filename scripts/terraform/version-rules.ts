import { asBlock, asBlocks, isEnvironment, nestedBlocks } from "./configuration.ts";
import { forEachConfiguration } from "./rule.ts";

/** Write-only arguments and ephemeral resources, which keep secrets out of the state, need it. */
const OLDEST_TERRAFORM = ">= 1.11.0, < 2.0.0";

/** Environments pin one version; modules say from which one on they work, and not past the next major one. */
const PINNED = /^\d+\.\d+\.\d+$/;
const BOUNDED = /^~> \d+\.\d+$/;

export const pinsVersions = forEachConfiguration((configuration) => {
  const { settings } = configuration;
  const wanted = isEnvironment(configuration) ? PINNED : BOUNDED;
  const providers = Object.entries(asBlock(asBlocks(settings.required_providers)[0]));
  return [
    ...(settings.required_version === OLDEST_TERRAFORM ? [] : [`set required_version to "${OLDEST_TERRAFORM}"`]),
    ...(providers.length === 0 ? ["there are no required_providers"] : []),
    ...providers
      .filter(([, provider]) => !wanted.test(String(asBlock(provider).version)))
      .map(([name]) => `the version of ${name} does not match ${wanted.source}`),
  ];
});

export const locksItsState = forEachConfiguration((configuration) => {
  if (!isEnvironment(configuration)) return [];
  const backend = asBlocks(asBlock(asBlock(configuration.settings.backend)).s3)[0] ?? {};
  return Object.entries({ encrypt: true, use_lockfile: true })
    .filter(([name, value]) => backend[name] !== value)
    .map(([name]) => `set ${name} of the S3 backend to true`);
});

/** An environment's provider gives its tags to all that it makes. */
export const tagsEverything = forEachConfiguration((configuration) => {
  if (!isEnvironment(configuration)) return [];
  const tagged = configuration.providers.some((one) => nestedBlocks(one, "default_tags").some(({ tags }) => tags));
  return tagged ? [] : ["give the provider default_tags"];
});
