import { isFormatted } from "./format-rules.ts";
import { type AppDefaults, drainsBeforeItCuts, hasConnectionsForAll } from "./number-rules.ts";
import type { ProviderArguments } from "./provider-arguments.ts";
import { listsOnlyWhatIsUsed, readsWhatProviderExports, takesWhatProviderOffers } from "./provider-rules.ts";
import type { Rule } from "./rule.ts";
import * as safety from "./safety-rules.ts";
import * as security from "./security-rules.ts";
import { givesSettingsThatExist } from "./settings-rules.ts";
import * as shape from "./shape-rules.ts";
import { locksItsState, pinsVersions, tagsEverything } from "./version-rules.ts";
import * as wiring from "./wiring-rules.ts";

interface Known {
  provider: ProviderArguments;
  app: AppDefaults;
  /** Names of all settings. */
  settings: ReadonlySet<string>;
}

/** All rules, by what they promise of terraform/. */
export function listRules({ provider, app, settings }: Known): Readonly<Record<string, Rule>> {
  return {
    "is formatted": isFormatted,
    "has main, variables, outputs and versions in each folder": shape.hasUsualFiles,
    "types and describes every variable": shape.describesVariables,
    "validates what people type": shape.validatesVariables,
    "describes every output": shape.describesOutputs,
    "reads only what is declared": wiring.readsWhatIsDeclared,
    "declares only what is read": wiring.readsWhatItDeclares,
    "calls modules with the variables that they have": wiring.callsModulesAsTheyAre,
    "reads only outputs that exist": wiring.readsOutputsThatExist,
    "uses every module": wiring.usesEveryModule,
    "gives resources only arguments that the provider takes, and all it requires": takesWhatProviderOffers(provider),
    "reads only attributes that the provider exports": readsWhatProviderExports(provider),
    "keeps of the provider's list only what is used": listsOnlyWhatIsUsed(provider),
    "pins versions": pinsVersions,
    "locks and encrypts its state": locksItsState,
    "tags all that it makes": tagsEverything,
    "drains before it cuts, and cuts before it ends": drainsBeforeItCuts(app),
    "has connections to the database for every process": hasConnectionsForAll(app),
    "gives instances only settings that something reads": givesSettingsThatExist(settings),
    "encrypts what is stored and sent": security.encrypts,
    "encrypts disks": security.encryptsDisks,
    "gives each bucket encryption, versions, a policy and no public": security.guardsBuckets,
    "hides buckets": security.hidesBuckets,
    "opens no port but that of TLS to everybody": security.opensOnlyTls,
    "refuses the old metadata service": security.refusesOldMetadataService,
    "gives nothing a public address": security.givesNoPublicAddress,
    "names every IAM action": security.namesActions,
    "attaches no broad policy": safety.attachesNoBroadPolicy,
    "keeps secrets out of the state": security.keepsSecretsOutOfState,
    "forces TLS": safety.forcesTls,
    "can protect what holds data or connections": safety.canBeProtected,
    "protects production": safety.protectsProduction,
    "waits for instances that start and stop": safety.waitsForInstances,
    "chooses how balancers let go of instances": safety.choosesDelays,
    "tells somebody of alarms": safety.tellsSomebody,
  };
}
