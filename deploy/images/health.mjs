// The images' health check: whether the process answers at the port that the named variable holds.
const port = process.env[process.argv[2] ?? ""];
const answer = await fetch(`http://127.0.0.1:${port}/livez`).catch(() => null);
process.exit(answer?.ok ? 0 : 1);
