/** The oldest Node that everything here runs on; the same as `engines` in package.json. */
const OLDEST_NODE = [20, 19];

/**
 * What to tell someone whose Node is too old, else `null`. Written for old Nodes: they parse this file.
 * @param {string} version as in `process.versions.node`
 */
export function explainOldNode(version) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = OLDEST_NODE;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return null;
  return `Banter needs Node ${OLDEST_NODE.join(".")} or newer, and this is ${version}. Get one from https://nodejs.org.`;
}
