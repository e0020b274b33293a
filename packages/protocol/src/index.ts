export { codePage, docsPage } from './lib/code-page.ts';
export {
  ConfigurationError,
  configurationIssues,
  type ConfigurationIssue,
} from './lib/configuration-error.ts';
export {
  credentialReason,
  type CredentialReason,
  findCredentials,
  type FoundCredential,
} from './lib/credential-reason.ts';
export { dashboardLink } from './lib/dashboard-link.ts';
export { describeUserIssue } from './lib/describe-user-issue.ts';
export { parseDocsOrigin } from './lib/docs-origin.ts';
export { chooseEnvironment, environmentsWords } from './lib/environments.ts';
export { withCurrentNames } from './lib/former-names.ts';
export {
  describeGroups,
  namesMeant,
  writeGate,
  fromGroups,
  type Gate,
  type GateIssue,
  gateIssues,
  isGatedName,
  nameInGate,
  toGroups,
} from './lib/gate.ts';
export {
  anonymousGroup,
  groupNamePattern,
  groupNameWords,
  isGroupList,
  isGroupName,
} from './lib/group-name.ts';
export { isLoopbackHost, loopbackAddresses, mayShareSite } from './lib/hosts.ts';
export { nearestName } from './lib/nearest-name.ts';
export { describeValue } from './lib/describe-value.ts';
export {
  isUnreachableReason,
  outcomes,
  type Outcome,
  type UnreachableReason,
} from './lib/outcome.ts';
export { isDisplayData, isUser } from './lib/is-user.ts';
export { consoleLimits, settingsDefaults } from './lib/page-settings.ts';
export { parseJson } from './lib/parse-json.ts';
export { parseUser } from './lib/parse-user.ts';
export { type AnswerHead, type AnswerMeaning, readAnswer, unreachable } from './lib/read-answer.ts';
export { readUser, type UserIssue, type UserReading, type UserRule } from './lib/read-user.ts';
export { isRecord } from './lib/is-record.ts';
export { isSecretField } from './lib/is-secret-field.ts';
export { isSameAccount } from './lib/same-account.ts';
export {
  hintCookie,
  isHintName,
  longestHint,
  readHint,
  type SignInHint,
  writeHint,
} from './lib/sign-in-hint.ts';
export type { GivenSettings, Settings } from './lib/given-settings.ts';
export { missingPath } from './lib/setting-rules.ts';
export { parseGivenSettings, parseSettings } from './lib/settings.ts';
export { settingsSchema } from './lib/settings-schema.ts';
export {
  type SettingName,
  settingNames,
  type SettingNameWith,
  settingsTable,
  type SettingValue,
} from './lib/settings-table.ts';
export { describeValues, type SettingRow } from './lib/setting-row.ts';
export { UserFormatError } from './lib/user-format-error.ts';
export { userSchema, type UserSchema } from './lib/user-schema.ts';
export {
  playgroundPlaces,
  userLimits,
  type PlaygroundFields,
  type PlaygroundInputs,
  type PlaygroundKey,
  type PlaygroundPlace,
  type PlaygroundValue,
  type User,
} from './lib/user.ts';
export { groupsOfAny, isPublic, isVisible } from './lib/visibility.ts';
export { withKey } from './lib/with-key.ts';
