import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { escapeText, renderPage } from "../report/render-page.ts";
import type { Chapter, Scene } from "./scene.ts";
import type { Picture, Taken } from "./take-pictures.ts";

/** Writes index.html beside the pictures: a row for each scene, with all that was taken of it. Answers with its path. */
export function writeContactSheet(directory: string, chapters: readonly Chapter[], taken: Taken): string {
  const file = join(directory, "index.html");
  const { pictures, problems } = taken;
  const count = `${pictures.length} pictures of ${new Set(pictures.map(({ scene }) => scene)).size} scenes`;
  const verdict =
    problems.length === 0 ? `${count}, and no browser complained` : `${count}, ${problems.length} problems`;
  writeFileSync(
    file,
    renderPage({
      title: "Banter: gallery",
      look: problems.length === 0 ? "passed" : "failed",
      style: STYLE,
      body: `
<h1>Gallery</h1>
<p class="verdict">${escapeText(verdict)}</p>
${problems.map((problem) => `<p><strong>${escapeText(problem)}</strong></p>`).join("\n")}
${chapters.map((chapter) => renderChapter(chapter, pictures)).join("\n")}`,
    }),
  );
  return file;
}

function renderChapter({ title, scenes }: Chapter, pictures: readonly Picture[]): string {
  const rows = scenes.map((scene) =>
    renderScene(
      scene,
      pictures.filter((picture) => picture.scene === scene.name),
    ),
  );
  return `<h2>${escapeText(title)}</h2>\n${rows.join("\n")}`;
}

function renderScene({ name, caption }: Scene, pictures: readonly Picture[]): string {
  const shown = pictures.map(
    ({ frame, colour, file }) =>
      `<a class="${frame}" href="${file}"><img src="${file}" loading="lazy" alt="${escapeText(`${caption}, ${frame}, ${colour}`)}"></a>`,
  );
  return `<section id="${name}"><h3>${escapeText(caption)} <code>${name}</code></h3><div class="row">${shown.join("")}</div></section>`;
}

const STYLE = `
body { max-width: none; } h3 { margin: 1.25rem 0 .5rem; font-size: .95rem; } code { color: var(--quiet); }
.row { display: flex; gap: .75rem; overflow-x: auto; align-items: start; padding-bottom: .5rem; }
.row a { flex: none; } .row img { display: block; height: 22rem; width: auto; border: 1px solid var(--line); border-radius: 8px; }
`;
