export { createDiskStore } from "./disk-store.ts";
export { createFileInspector } from "./inspect-file.ts";
export { reportFailures } from "./report-failures.ts";
export { createS3Store, type S3StoreOptions } from "./s3-store.ts";
