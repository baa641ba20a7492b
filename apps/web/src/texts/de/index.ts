import type { Catalogue } from "../en/index.ts";
import type { Translated } from "../translated.ts";
import { account } from "./account.ts";
import { admin } from "./admin.ts";
import { auth } from "./auth.ts";
import { common } from "./common.ts";
import { direct } from "./direct.ts";
import { directory } from "./directory.ts";
import { emoji } from "./emoji.ts";
import { errors } from "./errors.ts";
import { failure } from "./failure.ts";
import { files } from "./files.ts";
import { keyboard } from "./keyboard.ts";
import { landing } from "./landing.ts";
import { live } from "./live.ts";
import { pages } from "./pages.ts";
import { people } from "./people.ts";
import { room } from "./room.ts";
import { search } from "./search.ts";
import { shell } from "./shell.ts";

export const de: Translated<Catalogue> = {
  account,
  admin,
  auth,
  common,
  direct,
  directory,
  emoji,
  errors,
  failure,
  files,
  keyboard,
  landing,
  live,
  pages,
  people,
  room,
  search,
  shell,
};
