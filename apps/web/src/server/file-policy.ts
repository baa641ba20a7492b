const FILE_PATH = /^\/api\/(?:attachments\/[^/]+\/(?:file|thumbnail)|reports\/[^/]+\/files\/[^/]+(?:\/thumbnail)?)$/;

/** What people uploaded runs nothing, loads nothing and is part of no site, whatever it turns out to be. */
export const FILE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox";

export function isFilePath(path: string): boolean {
  return FILE_PATH.test(path);
}

/** Files take longer to arrive than other requests. */
export function isUpload(method: string | undefined, path: string): boolean {
  return method === "POST" && path === "/api/attachments";
}
